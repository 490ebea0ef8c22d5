import Type, { type Static } from 'typebox';
import { LocalisedText, Name, RuleJson, SchemaPointer, closed, described } from './shared.ts';

const Alias = Type.String({
  pattern: '^[a-z][a-z0-9_]{0,47}$',
  description: 'A name for a record within this scenario.',
});
const Values = Type.Record(Type.String(), Type.Unknown(), {
  description:
    'Field values; {"ref": alias} stands for the id of a record made earlier or {"find": {entity, where}} for one in the data.',
});
const as = described(Name, 'The persona that acts.');
const expectError = Type.Optional(
  Type.Union(
    [
      Type.String(),
      Type.Object(
        {
          code: Type.String({ description: 'The code of the error or finding.' }),
          path: Type.Optional(Type.String({ description: 'JSON Pointer of the field.' })),
          message: Type.Optional(Type.String({ description: 'Words that the message holds.' })),
        },
        closed,
      ),
    ],
    { description: 'The step must fail: a code, or a code with its place and words.' },
  ),
);
const expect = Type.Optional(described(Values, 'What the record must hold afterwards; other fields do not matter.'));
const app = Type.Optional(described(Name, 'The app of the entity; this one unless said.'));

const singleSteps = [
  Type.Object(
    {
      as,
      app,
      create: described(Name, 'The entity of the new record.'),
      id: Type.Optional(Alias),
      values: Values,
      expect,
      expectError,
    },
    closed,
  ),
  Type.Object(
    {
      as,
      app,
      update: described(Name, 'The entity of the record.'),
      id: Alias,
      values: Values,
      version: Type.Optional(Type.Integer({ description: 'The version that the persona has seen.' })),
      expect,
      expectError,
    },
    closed,
  ),
  Type.Object({ as, app, delete: described(Name, 'The entity of the record.'), id: Alias, expectError }, closed),
  Type.Object({ as, app, restore: described(Name, 'The entity of the record.'), id: Alias, expectError }, closed),
  Type.Object(
    {
      as,
      app,
      read: described(Name, 'The entity of the record.'),
      id: Alias,
      expand: Type.Optional(Type.Array(Type.String(), { description: 'References and lines to bring along.' })),
      expect,
      expectError,
    },
    closed,
  ),
  Type.Object(
    {
      as,
      app,
      transition: described(Name, 'The transition that is pressed.'),
      entity: described(Name, 'The entity of the record.'),
      id: Alias,
      values: Type.Optional(Values),
      expect,
      expectError,
    },
    closed,
  ),
  Type.Object(
    {
      as,
      app,
      query: described(Name, 'The entity that is listed.'),
      filter: Type.Optional(described(RuleJson, 'Which records.')),
      sort: Type.Optional(Type.String({ description: 'Fields by comma; a minus before one turns it round.' })),
      fields: Type.Optional(Type.Array(Type.String(), { description: 'Which fields to bring.' })),
      expectCount: Type.Optional(Type.Integer({ description: 'How many records there must be.' })),
      expectItems: Type.Optional(Type.Array(Values, { description: 'The records there must be, in order.' })),
      expectAbsent: Type.Optional(Type.Array(Type.String(), { description: 'Fields that no item may carry.' })),
      expectError,
    },
    closed,
  ),
  Type.Object(
    { advance: Type.String({ description: 'ISO 8601 duration such as P2D or PT4H, or an instant to move to.' }) },
    closed,
  ),
] as const;

/** One thing that a persona does, or that happens to the clock. */
export const ScenarioStepSchema = Type.Union([
  ...singleSteps,
  Type.Object(
    {
      parallel: Type.Array(Type.Union([...singleSteps]), { description: 'Steps that start at the same time.' }),
      succeed: Type.Optional(Type.Integer({ minimum: 0, description: 'How many of them must succeed.' })),
    },
    closed,
  ),
]);

/** `scenarios/<name>.json`: one test of the app: given, when, then. */
export const ScenarioSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: described(Name, 'The name of the scenario.'),
    label: described(LocalisedText, 'What it shows, in a sentence.'),
    clock: Type.Optional(Type.String({ description: 'ISO 8601 instant with offset at which the scenario starts.' })),
    datasets: Type.Optional(
      Type.Array(Name, { description: 'Datasets to load first; all that are not demo when absent.' }),
    ),
    personas: Type.Optional(
      Type.Record(
        Name,
        Type.Object(
          {
            roles: Type.Array(Type.String({ description: 'A role of this app, or app.role.' }), {
              description: 'Roles of this app, or app.role.',
            }),
            department: Type.Optional(Type.String({ description: 'The department the persona belongs to.' })),
            locale: Type.Optional(Type.String({ description: 'The language that messages come in.' })),
          },
          closed,
        ),
        { ...closed, description: 'Who acts, by name.' },
      ),
    ),
    given: Type.Optional(Type.Array(ScenarioStepSchema, { description: 'What was before; must succeed.' })),
    when: Type.Array(ScenarioStepSchema, { minItems: 1, description: 'What is done.' }),
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the language
    then: Type.Optional(Type.Array(ScenarioStepSchema, { description: 'What must be seen afterwards.' })),
  },
  closed,
);
export type ScenarioStep = Static<typeof ScenarioStepSchema>;
export type ScenarioDefinition = Static<typeof ScenarioSchema>;
