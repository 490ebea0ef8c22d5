import type { AssertionModel, EntityModel, ValidationDefinition } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import type { RuleEnv } from '@formwork/rules';
import { compileRuleAnswers, type RecordFacts, runRuleAnswers } from '@formwork/storage';
import { type Command, childEntity, environment } from './command.ts';
import { explainReadable } from './explain-readable.ts';
import { compiled } from './fill-defaults.ts';
import { type RecordPlace, validationFailed } from './record-issues.ts';
import { localeOf } from './rule-environment.ts';

type Record_ = Readonly<Record<string, unknown>>;

/**
 * Findings of the entity's own rules over a record that is written, and of its lines' rules over each line.
 * Unknown passes. What reads other data is answered by the database.
 */
export async function validateRecord(command: Command, entity: EntityModel, facts: RecordFacts): Promise<Issue[]> {
  return validateLevel(command, entity, facts.record, facts.parent, []);
}

async function validateLevel(
  command: Command,
  entity: EntityModel,
  record: Record_,
  parent: Record_ | undefined,
  at: RecordPlace,
): Promise<Issue[]> {
  const issues = await ownIssues(command, entity, record, parent, at);
  for (const field of entity.fields.values()) {
    const child = childEntity(command.model, field);
    const lines = record[field.name];
    if (child === undefined || !Array.isArray(lines)) continue;
    for (const [index, line] of (lines as Record_[]).entries())
      issues.push(
        ...(await validateLevel(command, child, { ...line, parent: record }, record, [...at, field.name, index])),
      );
  }
  return issues;
}

async function ownIssues(
  command: Command,
  entity: EntityModel,
  record: Record_,
  parent: Record_ | undefined,
  at: RecordPlace,
): Promise<Issue[]> {
  if (entity.validations.length === 0) return [];
  const env = environment(command, { record, parent: parent ?? null });
  const asked = entity.validations.filter(({ rule }) => rule.readsData).map(({ rule }) => rule);
  const answers =
    asked.length === 0
      ? []
      : await runRuleAnswers(
          command.runner,
          compileRuleAnswers(command.storage, entity, asked),
          String(record['id']),
          command.caller,
        );
  return entity.validations
    .filter(({ rule }) => (rule.readsData ? answers?.[asked.indexOf(rule)] : compiled(rule)(env)) === false)
    .map((validation) => failed(command, entity, validation, env, at));
}

function failed(
  command: Command,
  entity: EntityModel,
  validation: AssertionModel<ValidationDefinition>,
  env: RuleEnv,
  at: RecordPlace,
): Issue {
  command.events.push({ kind: 'decided', entity: entity.id, rule: validation.definition.name });
  const explanation = explainReadable(command, entity.id, validation.rule, env);
  return validationFailed(at, validation, localeOf(command.principal), explanation);
}
