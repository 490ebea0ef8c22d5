import type { Access } from '@formwork/access';
import type { EntityModel, FieldInstance } from '@formwork/definition';
import { param } from '../record/record-binds.ts';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { fieldMember } from '../record/field-value.ts';
import { findReadable } from './readable-field.ts';

/** Text fields that the search box looks into: those marked searchable, or else the title; only readable ones. */
export function searchFields(access: Access, entity: EntityModel): readonly FieldInstance[] {
  const isText = (field: FieldInstance): boolean =>
    textParts(field).length > 0 || (field.type.kind === 'text' && ['column', 'sequence'].includes(field.shape.shape));
  const readable = [...entity.fields.values()].filter(
    (field) => isText(field) && findReadable(access, entity, field.name) !== undefined,
  );
  const marked = readable.filter((field) => field.definition.searchable === true);
  return marked.length > 0 ? marked : readable.filter((field) => field.name === entity.titleField?.name);
}

/** The parts of a value that are texts to be found, such as the languages of a name. */
function textParts({ shape, model }: FieldInstance): readonly string[] {
  if (shape.shape !== 'columns' || model.allows?.searchable === false) return [];
  return shape.columns.filter(({ column }) => column.kind === 'text').map(({ key }) => key);
}

/** Exactly `column ILIKE $n`, which a trigram index answers. */
export function searchCondition(
  compiler: RecordCompiler,
  frame: RecordFrame,
  fields: readonly FieldInstance[],
): SqlFragment {
  if (fields.length === 0) return sql`false`;
  const values = fields.flatMap((field) => {
    const parts = textParts(field);
    return parts.length === 0
      ? [compiler.value(frame, field)]
      : parts.map((part) => fieldMember(compiler, frame, field, part));
  });
  const conditions = values.map((value) => sql`${value} ilike ${param('search')}`);
  return sql`(${sql.join(conditions, ' or ')})`;
}

/** The pattern that finds a text anywhere, with the pattern's own signs taken literally. */
export function searchPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
