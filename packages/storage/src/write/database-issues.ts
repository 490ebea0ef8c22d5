import type { Access } from '@formwork/access';
import type { EntityModel, FieldInstance } from '@formwork/definition';
import { type Issue, pointer } from '@formwork/kernel';
import { fieldColumns } from '../migration/shape/field-columns.ts';

/** The parts of a `pg` error that tell what the database refused. */
interface DatabaseError {
  readonly code: string;
  readonly constraint?: string;
  readonly detail?: string;
  readonly column?: string;
  readonly table?: string;
  readonly schema?: string;
}

/** How the database's refusals are told: by SQLSTATE. */
const REFUSALS: Readonly<Record<string, { code: string; message: string; hint: string }>> = {
  '23502': {
    code: 'FW_RECORD_REQUIRED',
    message: 'A value is missing.',
    hint: 'Fill in the field.',
  },
  '23503': {
    code: 'FW_RECORD_REFERENCE_MISSING',
    message: 'The record that it refers to does not exist, or is still referred to.',
    hint: 'Choose another record, or change those that refer to this one first.',
  },
  '23505': {
    code: 'FW_RECORD_NOT_UNIQUE',
    message: 'Another record has the same value.',
    hint: 'Choose a value that no other record has.',
  },
  '23514': {
    code: 'FW_RECORD_VALUE_REFUSED',
    message: 'The value is outside of what the field allows.',
    hint: 'Check the limits of the field.',
  },
  '23P01': {
    code: 'FW_RECORD_PERIOD_OVERLAPS',
    message: 'Another record of the same key covers part of the same period.',
    hint: 'Choose a period that begins after the other one ends.',
  },
};

/**
 * What the database refused, as findings addressed to fields that the caller may read; a refusal over a hidden field is
 * told without its name. `undefined` for errors that are no fault of the values.
 */
export function databaseIssues(
  error: unknown,
  access: Access,
  entity: EntityModel,
  at: readonly (string | number)[] = [],
): Issue[] | undefined {
  if (!isDatabaseError(error)) return undefined;
  const refusal = REFUSALS[error.code];
  if (refusal === undefined) return undefined;
  const refused = entityOfError(access, error) ?? entity;
  const fields = fieldsOfError(refused, error);
  const isTold =
    fields.length > 0 && fields.every((field) => access.entity(refused.id).readField(field.name) === 'always');
  const path = isTold && refused.id === entity.id ? pointer(...at, fields[0]!.name) : pointer(...at);
  return [
    {
      ...refusal,
      severity: 'error',
      path,
      ...(isTold ? { details: { entity: refused.id, fields: fields.map((field) => field.name) } } : {}),
    },
  ];
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return typeof error === 'object' && error !== null && typeof (error as { code?: unknown }).code === 'string';
}

function entityOfError(access: Access, { schema, table }: DatabaseError): EntityModel | undefined {
  return schema === undefined || table === undefined ? undefined : access.model.entities.get(`${schema}.${table}`);
}

/** Key columns stand at the start of the detail, whatever the server's language: `Key (customer, customer_po)=(…)`. */
const KEY = /\(([^()]*)\)=\(/;

function fieldsOfError(entity: EntityModel, error: DatabaseError): FieldInstance[] {
  const columns =
    error.column !== undefined
      ? [error.column]
      : (KEY.exec(error.detail ?? '')?.[1] ?? '').split(',').map((name) => name.trim().replaceAll('"', ''));
  const own = [...entity.fields.values()].filter((field) =>
    fieldColumns(field).some((column) => columns.includes(column.name)),
  );
  return own.length > 0 || error.constraint === undefined ? own : fieldsOfCheck(entity, error.constraint);
}

/** A check is named after its table and its field's columns. */
function fieldsOfCheck(entity: EntityModel, constraint: string): FieldInstance[] {
  const rest = constraint.startsWith(`${entity.name}_`) ? constraint.slice(entity.name.length + 1) : '';
  const named = [...entity.fields.values()].filter((field) => !field.isSystem && rest.startsWith(`${field.name}_`));
  return named.sort((a, b) => b.name.length - a.name.length).slice(0, 1);
}
