import type { EntityModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { databaseIssues } from '@formwork/storage';
import { type Command, childEntity } from './command.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { RecordInvalid } from './record.errors.ts';
import { validateTree } from './validate-locally.ts';

/** What the database's own checks are told as: that a value is refused, and not why. */
const GENERAL = 'FW_RECORD_VALUE_REFUSED';

/**
 * Runs a write; what the database refuses about the values becomes findings, addressed to fields and lines, beside those
 * of the app's own rules. Where a rule speaks, the database's general words for the same thing are left out.
 */
export async function explainRefusals<T>(
  command: Command,
  record: PreparedRecord | undefined,
  entity: EntityModel,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const issues = record === undefined ? undefined : lineIssues(command, record, error);
    const refused = issues ?? databaseIssues(error, command.access, entity);
    if (refused === undefined) throw error;
    const broken = record === undefined ? [] : validateTree(command, record);
    const found = [...broken, ...refused.filter((issue) => broken.length === 0 || issue.code !== GENERAL)];
    throw RecordInvalid({ count: found.length }, { issues: found, cause: error });
  }
}

/** The refusal of a value of a line, where it can be told which line it was. */
function lineIssues(command: Command, record: PreparedRecord, error: unknown): Issue[] | undefined {
  const { table, schema, detail, column } = error as Partial<Record<'table' | 'schema' | 'detail' | 'column', string>>;
  const value = /\)=\(([^)]*)\)/
    .exec(detail ?? '')?.[1]
    ?.split(',')[0]
    ?.trim();
  for (const [name, lines] of record.lines) {
    const child = childEntity(command.model, record.entity.fields.get(name)!)!;
    if (child.app !== schema || child.name !== table) continue;
    const index = lines.findIndex((line) =>
      column === undefined
        ? Object.values(line.values).some((each) => typeof each !== 'object' && String(each) === value)
        : line.values[column] === null,
    );
    return databaseIssues(error, command.access, child, index < 0 ? [name] : [name, index]);
  }
  return undefined;
}
