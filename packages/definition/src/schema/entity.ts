import Type, { type Static } from 'typebox';
import { FieldPath, Icon, LocalisedText, Name, RenamedFrom, RuleJson, SchemaPointer, closed } from './shared.ts';

/** What every field has, whatever its type. A kind's own options stand beside these keys. */
export const FieldBase = {
  name: Name,
  type: Type.String({ description: 'The field type: a kind of the catalogue.' }),
  label: Type.Optional(LocalisedText),
  help: Type.Optional(LocalisedText),
  required: Type.Optional(Type.Boolean()),
  unique: Type.Optional(Type.Boolean({ description: 'No two records (outside the recycle bin) share a value.' })),
  searchable: Type.Optional(Type.Boolean({ description: 'Found by the search box of lists and pickers.' })),
  default: Type.Optional(
    Type.Unknown({
      description: 'A value, or an expression over record, parent, user, today and now.',
      'x-formwork': 'value-or-rule',
    }),
  ),
  renamedFrom: Type.Optional(RenamedFrom),
} as const;

/** A field before its kind's options are checked. */
export const FieldSchema = Type.Object(FieldBase, { additionalProperties: true });
/** A field of any type; a kind's options are further keys. */
export type FieldDefinition = Static<typeof FieldSchema> & { readonly [option: string]: unknown };

/** A rule that every record must satisfy; unknown (null) passes, as in an SQL check. */
export const ValidationSchema = Type.Object(
  {
    name: Name,
    assert: RuleJson,
    message: LocalisedText,
    field: Type.Optional(Name),
  },
  closed,
);
export type ValidationDefinition = Static<typeof ValidationSchema>;

/** `entities/<name>.json`: one table. */
export const EntitySchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: Name,
    label: Type.Optional(LocalisedText),
    plural: Type.Optional(LocalisedText),
    help: Type.Optional(LocalisedText),
    icon: Type.Optional(Icon),
    titleField: Type.Optional(Name),
    fields: Type.Array(FieldSchema, { minItems: 1, maxItems: 400 }),
    unique: Type.Optional(Type.Array(Type.Array(Name, { minItems: 1, maxItems: 8 }))),
    indexes: Type.Optional(Type.Array(Type.Array(Name, { minItems: 1, maxItems: 8 }))),
    validations: Type.Optional(Type.Array(ValidationSchema)),
    effective: Type.Optional(
      Type.Object(
        { from: Name, to: Name, key: Type.Array(Name, { minItems: 1, maxItems: 8 }) },
        { ...closed, description: 'Periods of one key never overlap; `to` is inclusive, and empty means for ever.' },
      ),
    ),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type EntityDefinition = Omit<Static<typeof EntitySchema>, 'fields'> & { fields: FieldDefinition[] };
export { FieldPath };
