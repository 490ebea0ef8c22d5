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

/** One order of sorting. */
export const SortSchema = Type.Object(
  {
    field: described(FieldPath, 'The field, or a path through references.'),
    direction: Type.Optional(Type.Enum(['asc', 'desc'], { description: 'Least first unless said.' })),
  },
  closed,
);

/** `views/<name>.json`: how many records are shown. */
export const ViewSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: described(Name, 'The name of the view.'),
    label: Type.Optional(described(LocalisedText, 'The heading of the list.')),
    icon: Type.Optional(Icon),
    entity: described(Name, 'The entity whose records are shown.'),
    type: Type.Literal('grid', { description: 'How they are shown: a grid.' }),
    columns: Type.Array(
      Type.Object(
        {
          field: FieldPath,
          label: Type.Optional(
            described(LocalisedText, 'The heading of the column; the label of the field unless said.'),
          ),
          width: Type.Optional(Type.Integer({ minimum: 40, maximum: 1200, description: 'Width in pixels.' })),
          pinned: Type.Optional(Type.Boolean({ description: 'Stays in place when the list is scrolled sideways.' })),
        },
        closed,
      ),
      { minItems: 1, maxItems: 80, description: 'The columns, from the left.' },
    ),
    filter: Type.Optional(described(RuleJson, 'Which records are shown, before anybody filters.')),
    sort: Type.Optional(Type.Array(SortSchema, { maxItems: 5, description: 'The order in which the list opens.' })),
    quickFilters: Type.Optional(Type.Array(Name, { description: 'Fields offered as filters above the list.' })),
    form: Type.Optional(
      described(Name, 'The form that opens a record; the one named like the entity, else its first, unless said.'),
    ),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type SortDefinition = Static<typeof SortSchema>;
export type ViewDefinition = Static<typeof ViewSchema>;
