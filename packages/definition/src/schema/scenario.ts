import Type, { type Static } from 'typebox';
import { LocalisedText, Name, RuleJson, SchemaPointer, closed } from './shared.ts';

const Alias = Type.String({
  pattern: '^[a-z][a-z0-9_]{0,47}$',
  description: 'A name for a record within this scenario.',
});
const Values = Type.Record(Type.String(), Type.Unknown(), {
  description:
    'Field values; {"ref": alias} stands for the id of a record made earlier or {"find": {entity, where}} for one in the data.',
});
const as = Name;
const expectError = Type.Optional(
  Type.Union([
    Type.String(),
    Type.Object(
      { code: Type.String(), path: Type.Optional(Type.String()), message: Type.Optional(Type.String()) },
      closed,
    ),
  ]),
);
const expect = Type.Optional(Values);
const app = Type.Optional(Name);

const singleSteps = [
  Type.Object({ as, app, create: Name, id: Type.Optional(Alias), values: Values, expect, expectError }, closed),
  Type.Object(
    { as, app, update: Name, id: Alias, values: Values, version: Type.Optional(Type.Integer()), expect, expectError },
    closed,
  ),
  Type.Object({ as, app, delete: Name, id: Alias, expectError }, closed),
  Type.Object({ as, app, restore: Name, id: Alias, expectError }, closed),
  Type.Object(
    { as, app, read: Name, id: Alias, expand: Type.Optional(Type.Array(Type.String())), expect, expectError },
    closed,
  ),
  Type.Object(
    { as, app, transition: Name, entity: Name, id: Alias, values: Type.Optional(Values), expect, expectError },
    closed,
  ),
  Type.Object(
    {
      as,
      app,
      query: Name,
      filter: Type.Optional(RuleJson),
      sort: Type.Optional(Type.String()),
      fields: Type.Optional(Type.Array(Type.String())),
      expectCount: Type.Optional(Type.Integer()),
      expectItems: Type.Optional(Type.Array(Values)),
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
    name: Name,
    label: LocalisedText,
    clock: Type.Optional(Type.String({ description: 'ISO 8601 instant with offset at which the scenario starts.' })),
    datasets: Type.Optional(
      Type.Array(Name, { description: 'Datasets to load first; all that are not demo when absent.' }),
    ),
    personas: Type.Optional(
      Type.Record(
        Name,
        Type.Object(
          {
            roles: Type.Array(Type.String({ description: 'A role of this app, or app.role.' })),
            department: Type.Optional(Type.String()),
            locale: Type.Optional(Type.String()),
          },
          closed,
        ),
        closed,
      ),
    ),
    given: Type.Optional(Type.Array(ScenarioStepSchema)),
    when: Type.Array(ScenarioStepSchema, { minItems: 1 }),
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the language
    then: Type.Optional(Type.Array(ScenarioStepSchema)),
  },
  closed,
);
export type ScenarioStep = Static<typeof ScenarioStepSchema>;
export type ScenarioDefinition = Static<typeof ScenarioSchema>;
