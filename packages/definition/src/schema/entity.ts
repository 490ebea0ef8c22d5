import Type, { type Static } from 'typebox';
import {
  FieldPath,
  Icon,
  LocalisedText,
  Name,
  RenamedFrom,
  RuleJson,
  SchemaPointer,
  closed,
  described,
} from './shared.ts';

/** What every field has, whatever its type. A kind's own options stand beside these keys. */
export const FieldBase = {
  name: described(Name, 'The name of the field, and of its column.'),
  type: Type.String({ description: 'The field type: a kind of the catalogue.' }),
  label: Type.Optional(described(LocalisedText, 'The name that people read; made from the name unless said.')),
  help: Type.Optional(described(LocalisedText, 'A sentence that helps to fill the field in.')),
  required: Type.Optional(Type.Boolean({ description: 'A record without a value is refused.' })),
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
    name: described(Name, 'Names the rule in findings and scenarios.'),
    assert: described(RuleJson, 'What must hold; unknown (null) passes.'),
    message: described(LocalisedText, 'What people are told when it does not hold.'),
    field: Type.Optional(described(Name, 'The field that the message is shown at.')),
  },
  closed,
);
export type ValidationDefinition = Static<typeof ValidationSchema>;

/** `entities/<name>.json`: one table. */
export const EntitySchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: described(Name, 'The name of the entity, and of its table.'),
    label: Type.Optional(described(LocalisedText, 'One record, as people read it: Order.')),
    plural: Type.Optional(described(LocalisedText, 'Many records, as people read it: Orders.')),
    help: Type.Optional(described(LocalisedText, 'What the records are.')),
    icon: Type.Optional(Icon),
    titleField: Type.Optional(described(Name, 'The field that stands for a record where it is referred to.')),
    fields: Type.Array(FieldSchema, {
      minItems: 1,
      maxItems: 400,
      description: 'The fields, in the order that people see; the options of each type are further keys.',
    }),
    unique: Type.Optional(
      Type.Array(Type.Array(Name, { minItems: 1, maxItems: 8 }), {
        description: 'Lists of fields whose values together occur once.',
      }),
    ),
    indexes: Type.Optional(
      Type.Array(Type.Array(Name, { minItems: 1, maxItems: 8 }), {
        description: 'Lists of fields that are searched together often.',
      }),
    ),
    validations: Type.Optional(Type.Array(ValidationSchema, { description: 'What every record must satisfy.' })),
    effective: Type.Optional(
      Type.Object(
        {
          from: described(Name, 'The date field of the first day.'),
          to: described(Name, 'The date field of the last day.'),
          key: Type.Array(Name, {
            minItems: 1,
            maxItems: 8,
            description: 'The fields that say which periods belong together.',
          }),
        },
        { ...closed, description: 'Periods of one key never overlap; `to` is inclusive, and empty means for ever.' },
      ),
    ),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type EntityDefinition = Omit<Static<typeof EntitySchema>, 'fields'> & { fields: FieldDefinition[] };
export { FieldPath };
