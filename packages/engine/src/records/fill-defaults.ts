import type { EntityModel, FieldInstance } from '@formwork/definition';
import type { Issue, Json } from '@formwork/kernel';
import {
  compileRule,
  Decimal,
  type RuleEnv,
  type RuleType,
  type RuleValue,
  toWire,
  type TypedRule,
} from '@formwork/rules';
import { answerProspective } from '@formwork/storage';
import { type Command, environment } from './command.ts';
import { inputFields } from './fact-paths.ts';
import { fieldRefused, type RecordPlace } from './record-issues.ts';

/** A record that is being made: its entity and the values so far. */
export interface RecordInTheMaking {
  readonly entity: EntityModel;
  readonly values: Readonly<Record<string, Json>>;
}

/**
 * Fills in what was not given: the initial state, default values, and default expressions in the order of the fields,
 * so that a later one sees the earlier. What is explicitly null stays null.
 */
export async function fillDefaults(
  command: Command,
  entity: EntityModel,
  given: ReadonlyMap<string, Json | null>,
  at: RecordPlace,
  parent?: RecordInTheMaking,
): Promise<{ readonly values: Record<string, Json>; readonly issues: readonly Issue[] }> {
  const values: Record<string, Json> = {};
  const issues: Issue[] = [];
  const fields = inputFields(entity);
  for (const field of fields) if (given.has(field.name)) values[field.name] = given.get(field.name)!;
  for (const field of fields) {
    if (Object.hasOwn(values, field.name)) continue;
    if (entity.lifecycle?.definition.field === field.name) values[field.name] = entity.lifecycle.definition.initial;
    else if (field.defaultValue?.kind === 'value') values[field.name] = field.defaultValue.value;
    else if (field.defaultValue?.kind === 'rule') {
      const value = await evaluateProspective(command, field.defaultValue.rule, { entity, values }, parent);
      const fitted = fitValue(field, value);
      if ('issue' in fitted) issues.push(fieldRefused([...at, field.name], fitted.issue));
      else values[field.name] = fitted.value;
    }
  }
  for (const field of fields) values[field.name] ??= null;
  return { values, issues };
}

type Fitted =
  | { readonly value: Json }
  | { readonly issue: Extract<ReturnType<FieldInstance['model']['parse']>, { ok: false }>['issue'] };

/** A computed value as the field keeps it: rounded to its scale, then checked as any other value. */
export function fitValue(field: FieldInstance, value: RuleValue): Fitted {
  if (value === null) return { value: null };
  const wire = toWire(value, field.type);
  if (wire === null || wire === '') return { value: null };
  const parsed = field.model.parse(wire, field.definition);
  return parsed.ok ? { value: parsed.value } : { issue: parsed.issue };
}

async function evaluateProspective(
  command: Command,
  rule: TypedRule,
  record: RecordInTheMaking,
  parent: RecordInTheMaking | undefined,
): Promise<RuleValue> {
  if (isAnsweredHere(rule, record, parent)) {
    const env: RuleEnv = environment(command, { record: record.values, parent: parent?.values ?? null });
    return compiled(rule)(env);
  }
  const [answer] = await answerProspective(
    command.runner,
    command.storage,
    { ...record, ...(parent === undefined ? {} : { parent }) },
    [rule],
    command.caller,
  );
  return readAnswer(answer ?? null, rule.type);
}

/** A wire value that the database computed, as expressions have it. */
export function readAnswer(value: Json, type: RuleType): RuleValue {
  if (value === null) return null;
  if (type.kind === 'number') return new Decimal(value as string | number);
  return value as RuleValue;
}

/** True when the expression reads nothing but values that are at hand. */
function isAnsweredHere(rule: TypedRule, record: RecordInTheMaking, parent: RecordInTheMaking | undefined): boolean {
  if (rule.readsData) return false;
  return rule.reads.every(([root, name, ...rest]) => {
    if (root === 'user') return rest.length === 0;
    if (root === 'now' || root === 'today') return true;
    const holder = root === 'record' ? record : root === 'parent' ? parent : undefined;
    const field = name === undefined ? undefined : holder?.entity.fields.get(name);
    if (field === undefined || field.isSystem) return false;
    return field.shape.shape === 'columns' || (field.shape.shape === 'column' && rest.length === 0);
  });
}

const functions = new WeakMap<TypedRule, (env: RuleEnv) => RuleValue>();

/** The expression as a function, compiled once. */
export function compiled(rule: TypedRule): (env: RuleEnv) => RuleValue {
  let evaluate = functions.get(rule);
  if (evaluate === undefined) {
    evaluate = compileRule(rule);
    functions.set(rule, evaluate);
  }
  return evaluate;
}
