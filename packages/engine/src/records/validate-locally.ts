import type { Issue } from '@formwork/kernel';
import { type Command, environment } from './command.ts';
import { explainReadable } from './explain-readable.ts';
import { compiled } from './fill-defaults.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { type RecordPlace, validationFailed } from './record-issues.ts';
import { isOwnRule } from './rule-locality.ts';
import { localeOf } from './rule-environment.ts';

/** Findings of those rules that the record's own values answer, before anything is written. */
export function validateLocally(
  command: Command,
  record: PreparedRecord,
  at: RecordPlace = [],
  given?: readonly string[],
): Issue[] {
  const { entity } = record;
  const env = environment(command, { record: { ...record.values, id: record.id } });
  return entity.validations
    .filter(({ rule }) => isOwnRule(entity, rule))
    .filter(({ rule }) => given === undefined || rule.reads.some(([, name]) => given.includes(name ?? '')))
    .filter(({ rule }) => compiled(rule)(env) === false)
    .map((validation) => {
      command.events.push({ kind: 'decided', entity: entity.id, rule: validation.definition.name });
      const explanation = explainReadable(command, entity.id, validation.rule, env);
      return validationFailed(at, validation, localeOf(command.principal), explanation);
    });
}

/** As `validateLocally`, with the lines of the record: what can be told when the record cannot be written at all. */
export function validateTree(command: Command, record: PreparedRecord, at: RecordPlace = []): Issue[] {
  const lines = [...record.lines].flatMap(([name, each]) =>
    each.flatMap((line, index) => validateTree(command, line, [...at, name, index])),
  );
  return [...validateLocally(command, record, at), ...lines];
}
