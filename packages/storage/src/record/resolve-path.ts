import { type EntityModel, type FieldInstance, referredEntity } from '@formwork/definition';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { fieldMember, fieldValue } from './field-value.ts';
import type { RecordCompiler, RecordFrame } from './record-compiler.ts';
import { tableOf } from './table-of.ts';

/** The value of a path from a record: a field, a part of it, or fields through references. Throws for unknown fields. */
export function pathValue(compiler: RecordCompiler, frame: RecordFrame, path: readonly string[]): SqlFragment {
  const [name = 'id', ...rest] = path;
  const field = frame.entity.fields.get(name);
  if (field === undefined) throw new TypeError(`${frame.entity.id} has no field "${name}".`);
  if (rest.length === 0) return fieldValue(compiler, frame, field);
  if (field.shape.shape === 'columns') return fieldMember(compiler, frame, field, rest[0]!);
  if (name === 'id') return pathValue(compiler, frame, rest);
  if (name === 'parent' && frame.parent !== undefined) return pathValue(compiler, frame.parent, rest);
  const target = targetOf(compiler, field);
  if (frame.joins !== undefined) return pathValue(compiler, joinedFrame(compiler, frame, field, target), rest);
  const hop = compiler.frame(target.id);
  const conditions = [sql`${hop.alias}."id" = ${fieldValue(compiler, frame, field)}`, ...visible(compiler, hop)];
  return sql`(select ${pathValue(compiler, hop, rest)} from ${tableOf(target)} ${hop.alias} where ${sql.join(
    conditions,
    ' and ',
  )})`;
}

/** A left join to the target of a reference, made once per statement and caller; a hidden target is as good as none. */
function joinedFrame(
  compiler: RecordCompiler,
  frame: RecordFrame,
  field: FieldInstance,
  target: EntityModel,
): RecordFrame {
  const key = `${field.name} ${compiler.access.key}`;
  const known = frame.hops.get(key);
  if (known !== undefined) return known;
  const value = fieldValue(compiler, frame, field);
  const { joins } = frame;
  const hop = compiler.frame(target.id, joins === undefined ? {} : { joins });
  const { joins: _, ...withoutJoins } = hop;
  const conditions = [sql`${hop.alias}."id" = ${value}`, ...visible(compiler, { ...withoutJoins, hops: new Map() })];
  joins?.push(sql` left join ${tableOf(target)} ${hop.alias} on ${sql.join(conditions, ' and ')}`);
  frame.hops.set(key, hop);
  return hop;
}

function visible(compiler: RecordCompiler, frame: RecordFrame): SqlFragment[] {
  const rows = compiler.rows(frame, 'read');
  return rows === undefined ? [] : [rows];
}

/** The entity that a reference, or a list of them, points at. Throws for other fields. */
export function targetOf(compiler: RecordCompiler, field: FieldInstance): EntityModel {
  const target = compiler.storage.model.entities.get(referredEntity(field.type) ?? '');
  if (target === undefined) throw new TypeError(`${field.entity}.${field.name} refers to nothing.`);
  return target;
}
