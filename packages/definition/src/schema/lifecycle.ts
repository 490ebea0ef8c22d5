import Type, { type Static } from 'typebox';
import { Colour, LocalisedText, Name, RenamedFrom, RuleJson, SchemaPointer, closed, described } from './shared.ts';

/** A condition that must hold for a transition, with the sentence for when it does not. */
export const GuardSchema = Type.Object(
  {
    name: described(Name, 'Names the guard in explanations and scenarios.'),
    assert: described(RuleJson, 'What must hold.'),
    message: described(LocalisedText, 'What people are told when it does not hold.'),
    field: Type.Optional(described(Name, 'The field that the message is shown at.')),
  },
  closed,
);

export const StateSchema = Type.Object(
  {
    name: described(Name, 'The value of the state field.'),
    label: Type.Optional(described(LocalisedText, 'The name that people read.')),
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
    name: described(Name, 'The name of the transition.'),
    label: Type.Optional(described(LocalisedText, 'The words on its button.')),
    from: Type.Array(Name, { minItems: 1, uniqueItems: true, description: 'The states that it leads out of.' }),
    to: described(Name, 'The state that it leads to.'),
    guards: Type.Optional(Type.Array(GuardSchema, { description: 'What must hold for it to be taken.' })),
    requires: Type.Optional(Type.Array(Name, { description: 'Fields that must have a value.' })),
    input: Type.Optional(
      Type.Array(Name, { description: 'Fields that may be filled in with the transition, in a small form.' }),
    ),
    effects: Type.Optional(
      Type.Array(
        Type.Object(
          { set: described(Name, 'The field that is set.'), value: described(RuleJson, 'What it is set to.') },
          closed,
        ),
        { description: 'Set in the same transaction.' },
      ),
    ),
    automatic: Type.Optional(
      Type.Boolean({
        description: 'Taken by itself as soon as its guards hold, after any transition into one of its states.',
      }),
    ),
    confirm: Type.Optional(described(LocalisedText, 'A question that is asked before.')),
    tone: Type.Optional(
      Type.Enum(['primary', 'default', 'danger'], { description: 'How much its button stands out.' }),
    ),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);

/** `workflows/<name>.json` of kind `lifecycle`: the states of a record and the ways between them. */
export const LifecycleSchema = Type.Object(
  {
    $schema: SchemaPointer,
    kind: Type.Literal('lifecycle', { description: 'The kind of workflow.' }),
    name: described(Name, 'The name of the lifecycle.'),
    label: Type.Optional(described(LocalisedText, 'The name that people read.')),
    entity: described(Name, 'The entity whose records have these states.'),
    field: described(Name, 'The choice field that holds the state; only transitions move it.'),
    initial: described(Name, 'The state of a new record.'),
    states: Type.Array(StateSchema, { minItems: 1, maxItems: 60, description: 'The states.' }),
    transitions: Type.Array(TransitionSchema, { maxItems: 200, description: 'The ways between the states.' }),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type GuardDefinition = Static<typeof GuardSchema>;
export type StateDefinition = Static<typeof StateSchema>;
export type TransitionDefinition = Static<typeof TransitionSchema>;
export type LifecycleDefinition = Static<typeof LifecycleSchema>;
