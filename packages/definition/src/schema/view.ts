import Type, { type Static } from 'typebox';
import { FieldPath, Icon, LocalisedText, Name, RenamedFrom, RuleJson, SchemaPointer, closed } from './shared.ts';

/** One order of sorting. */
export const SortSchema = Type.Object(
  { field: FieldPath, direction: Type.Optional(Type.Enum(['asc', 'desc'])) },
  closed,
);

/** `views/<name>.json`: how many records are shown. */
export const ViewSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: Name,
    label: Type.Optional(LocalisedText),
    icon: Type.Optional(Icon),
    entity: Name,
    type: Type.Literal('grid'),
    columns: Type.Array(
      Type.Object(
        {
          field: FieldPath,
          label: Type.Optional(LocalisedText),
          width: Type.Optional(Type.Integer({ minimum: 40, maximum: 1200 })),
          pinned: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
      { minItems: 1, maxItems: 80 },
    ),
    filter: Type.Optional(RuleJson),
    sort: Type.Optional(Type.Array(SortSchema, { maxItems: 6 })),
    quickFilters: Type.Optional(Type.Array(Name, { description: 'Fields offered as filters above the list.' })),
    form: Type.Optional(Name),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type SortDefinition = Static<typeof SortSchema>;
export type ViewDefinition = Static<typeof ViewSchema>;
