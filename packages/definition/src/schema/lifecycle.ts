import Type, { type Static } from 'typebox';
import { Colour, LocalisedText, Name, RenamedFrom, RuleJson, SchemaPointer, closed } from './shared.ts';

/** A condition that must hold for a transition, with the sentence for when it does not. */
export const GuardSchema = Type.Object(
  { name: Name, assert: RuleJson, message: LocalisedText, field: Type.Optional(Name) },
  closed,
);

export const StateSchema = Type.Object(
  {
    name: Name,
    label: Type.Optional(LocalisedText),
    colour: Type.Optional(Colour),
    final: Type.Optional(Type.Boolean({ description: 'Nothing leads out of it.' })),
    locked: Type.Optional(Type.Boolean({ description: 'Fields and lines cannot be changed in this state.' })),
    editable: Type.Optional(
      Type.Array(Name, { description: 'Fields that stay editable although the state is locked.' }),
    ),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);

export const TransitionSchema = Type.Object(
  {
    name: Name,
    label: Type.Optional(LocalisedText),
    from: Type.Array(Name, { minItems: 1, uniqueItems: true }),
    to: Name,
    guards: Type.Optional(Type.Array(GuardSchema)),
    requires: Type.Optional(Type.Array(Name, { description: 'Fields that must have a value.' })),
    input: Type.Optional(
      Type.Array(Name, { description: 'Fields that may be filled in with the transition, in a small form.' }),
    ),
    effects: Type.Optional(
      Type.Array(Type.Object({ set: Name, value: RuleJson }, closed), { description: 'Set in the same transaction.' }),
    ),
    automatic: Type.Optional(
      Type.Boolean({
        description: 'Taken by itself as soon as its guards hold, after any transition into one of its states.',
      }),
    ),
    confirm: Type.Optional(LocalisedText),
    tone: Type.Optional(Type.Enum(['primary', 'default', 'danger'])),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);

/** `workflows/<name>.json` of kind `lifecycle`: the states of a record and the ways between them. */
export const LifecycleSchema = Type.Object(
  {
    $schema: SchemaPointer,
    kind: Type.Literal('lifecycle'),
    name: Name,
    label: Type.Optional(LocalisedText),
    entity: Name,
    field: Name,
    initial: Name,
    states: Type.Array(StateSchema, { minItems: 1, maxItems: 60 }),
    transitions: Type.Array(TransitionSchema, { maxItems: 200 }),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type GuardDefinition = Static<typeof GuardSchema>;
export type StateDefinition = Static<typeof StateSchema>;
export type TransitionDefinition = Static<typeof TransitionSchema>;
export type LifecycleDefinition = Static<typeof LifecycleSchema>;
