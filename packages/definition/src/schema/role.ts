import Type, { type Static } from 'typebox';
import {
  LocalisedText,
  Name,
  QualifiedName,
  RenamedFrom,
  RuleJson,
  SchemaPointer,
  closed,
  described,
} from './shared.ts';

/** What a grant may allow. History follows `read`; restore follows `delete`. */
export const actions = ['read', 'create', 'update', 'delete', 'aggregate', 'export'] as const;
export type Action = (typeof actions)[number];

/** Whose records a grant reaches: the owner's, the owner's department, that and those below, or all. */
export const scopes = ['own', 'department', 'department_and_below', 'all'] as const;
export type GrantScope = (typeof scopes)[number];

export const GrantSchema = Type.Object(
  {
    entity: described(QualifiedName, 'The entity, or app.entity for one of another app.'),
    actions: Type.Array(Type.Enum([...actions]), {
      minItems: 1,
      uniqueItems: true,
      description: 'What may be done. History follows read, restore follows delete.',
    }),
    scope: Type.Optional(
      Type.Enum([...scopes], {
        description: 'Whose records: the own, those of the department, that and those below, or all; all unless said.',
      }),
    ),
    when: Type.Optional(described(RuleJson, 'Which records, as a condition on the record as it is.')),
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
        { ...closed, description: 'Which fields; all unless said.' },
      ),
    ),
  },
  closed,
);

/** `roles/<name>.json`: who may do what, to which records, to which fields. */
export const RoleSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: described(Name, 'The name of the role.'),
    label: Type.Optional(described(LocalisedText, 'The name that people read.')),
    description: Type.Optional(described(LocalisedText, 'Who has it and what for.')),
    grants: Type.Array(GrantSchema, { description: 'What the role allows; several add up.' }),
    transitions: Type.Optional(
      Type.Array(
        Type.Object(
          {
            workflow: described(Name, 'The lifecycle.'),
            names: Type.Array(Name, { minItems: 1, description: 'Its transitions that the role may take.' }),
            when: Type.Optional(described(RuleJson, 'For which records.')),
          },
          closed,
        ),
        { description: 'Which transitions the role may take.' },
      ),
    ),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type GrantDefinition = Static<typeof GrantSchema>;
export type RoleDefinition = Static<typeof RoleSchema>;
