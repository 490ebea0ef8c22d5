import Type, { type Static } from 'typebox';
import { LocalisedText, Name, QualifiedName, RenamedFrom, RuleJson, SchemaPointer, closed } from './shared.ts';

/** What a grant may allow. History follows `read`; restore follows `delete`. */
export const actions = ['read', 'create', 'update', 'delete', 'aggregate'] as const;
export type Action = (typeof actions)[number];

/** Whose records a grant reaches: the owner's, the owner's department, that and those below, or all. */
export const scopes = ['own', 'department', 'department_and_below', 'all'] as const;
export type GrantScope = (typeof scopes)[number];

export const GrantSchema = Type.Object(
  {
    entity: QualifiedName,
    actions: Type.Array(Type.Enum([...actions]), { minItems: 1, uniqueItems: true }),
    scope: Type.Optional(Type.Enum([...scopes])),
    when: Type.Optional(RuleJson),
    check: Type.Optional(
      Type.Unknown({ description: 'What the record must be after the write.', 'x-formwork': 'rule' }),
    ),
    fields: Type.Optional(
      Type.Object(
        {
          show: Type.Optional(Type.Array(Name, { description: 'Only these may be read.' })),
          hide: Type.Optional(Type.Array(Name, { description: 'These may be neither read nor written.' })),
          edit: Type.Optional(Type.Array(Name, { description: 'Only these may be written.' })),
          readOnly: Type.Optional(Type.Array(Name, { description: 'These may be read and not written.' })),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** `roles/<name>.json`: who may do what, to which records, to which fields. */
export const RoleSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: Name,
    label: Type.Optional(LocalisedText),
    description: Type.Optional(LocalisedText),
    grants: Type.Array(GrantSchema),
    transitions: Type.Optional(
      Type.Array(
        Type.Object(
          { workflow: Name, names: Type.Array(Name, { minItems: 1 }), when: Type.Optional(RuleJson) },
          closed,
        ),
      ),
    ),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type GrantDefinition = Static<typeof GrantSchema>;
export type RoleDefinition = Static<typeof RoleSchema>;
