import type { EntityModel, LifecycleModel } from '@formwork/definition';
import type { RuleEnv, RuleValue, TypedRule } from '@formwork/rules';
import { compileRuleAnswers, type RecordFacts, runRuleAnswers } from '@formwork/storage';
import type { LifecycleFacts } from '@formwork/workflow';
import { accessFacts, type Command, environment } from './command.ts';
import { explainReadable } from './explain-readable.ts';
import { compiled, readAnswer } from './fill-defaults.ts';
import type { FactNeeds } from './fact-paths.ts';
import { localeOf } from './rule-environment.ts';

/** Every expression of a lifecycle. */
export function lifecycleRules(lifecycle: LifecycleModel): TypedRule[] {
  return [...lifecycle.transitions.values()].flatMap(({ guards, effects }) => [
    ...guards.map(({ rule }) => rule),
    ...effects.map(({ rule }) => rule),
  ]);
}

/** What must be known of a record before its lifecycle is asked. */
export function lifecycleNeeds(command: Command, entity: EntityModel, lifecycle: LifecycleModel): FactNeeds {
  const names = [...lifecycle.transitions.keys()];
  const grants = names.flatMap((name) => command.access.transition(entity.id, name));
  const required = [...lifecycle.transitions.values()].flatMap(({ definition }) => definition.requires ?? []);
  return {
    actions: ['read'],
    fields: [...new Set(required)],
    rules: [...lifecycleRules(lifecycle), ...grants.flatMap((grant) => grant.when ?? [])],
  };
}

/** The facts that the reducer asks: values that were read, and answers of the database where a rule reads other data. */
export async function lifecycleFacts(
  command: Command,
  entity: EntityModel,
  lifecycle: LifecycleModel,
  facts: RecordFacts,
  more: { readonly before?: RecordFacts['record']; readonly input?: Readonly<Record<string, unknown>> } = {},
): Promise<LifecycleFacts> {
  const { record, parent = null } = facts;
  const env: RuleEnv = environment(command, {
    record,
    parent,
    before: more.before ?? record,
    input: more.input ?? {},
  });
  const asked = lifecycleRules(lifecycle).filter((rule) => rule.readsData);
  const answers = await answersOf(command, entity, String(record['id']), asked);
  return {
    state: (record[lifecycle.definition.field] as string | null | undefined) ?? null,
    locale: localeOf(command.principal),
    evaluate: (rule) => (answers.has(rule) ? answers.get(rule)! : compiled(rule)(env)),
    explain: (rule) => explainReadable(command, entity.id, rule, env),
    isEmpty: (field) => {
      const value = record[field] ?? null;
      return value === null || (Array.isArray(value) && value.length === 0);
    },
    mayPress: (transition) =>
      command.access.isSystem ||
      command.access.transition(entity.id, transition).some(({ when }) => {
        if (when === undefined) return true;
        return compiled(when)(accessFacts(command, record) as unknown as RuleEnv) === true;
      }),
  };
}

async function answersOf(
  command: Command,
  entity: EntityModel,
  id: string,
  rules: readonly TypedRule[],
): Promise<ReadonlyMap<TypedRule, RuleValue>> {
  if (rules.length === 0) return new Map();
  const statement = compileRuleAnswers(command.storage, entity, rules);
  const values = await runRuleAnswers(command.runner, statement, id, command.caller);
  return new Map(rules.map((rule, index) => [rule, readAnswer(values?.[index] ?? null, rule.type)]));
}
