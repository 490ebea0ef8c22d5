import { describe, expect, test } from '@jest/globals';
import type { AppDefinition } from '@formwork/definition';
import { sampleApp } from '@formwork/testkit';
import { openTestWorkspace } from '@formwork/testkit/workspace';
import { SYSTEM } from '../people/principal.ts';

type Field = AppDefinition['entities'][number]['fields'][number];

/** An app of one entity with the given fields. */
const notes = (...fields: readonly Field[]): AppDefinition => ({
  ...sampleApp(),
  app: { name: 'notes', label: 'Notes', version: '1.0.0', locales: ['en'] },
  navigation: { items: [] },
  entities: [{ name: 'note', fields: [{ name: 'code', type: 'text', required: true }, ...fields] }],
  forms: [],
  views: [],
  workflows: [],
  rules: [],
  roles: [],
  datasets: [],
  scenarios: [],
  locales: [],
});

const text = (name: string, ...renamedFrom: readonly string[]): Field => ({
  name,
  type: 'text',
  ...(renamedFrom.length === 0 ? {} : { renamedFrom: [...renamedFrom] }),
});

describe('going back to the first version', () => {
  const cases: readonly { name: string; first: AppDefinition; later: readonly AppDefinition[] }[] = [
    {
      name: 'takes a rename back',
      first: notes(text('a'), text('b')),
      later: [notes(text('c', 'a'), text('b'))],
    },
    {
      name: 'takes several renames back at once',
      first: notes(text('a'), text('b')),
      later: [notes(text('c', 'a'), text('b')), notes(text('d', 'a', 'c'), text('b'))],
    },
    {
      name: 'takes swapped names back',
      first: notes(text('a'), text('b')),
      later: [notes(text('b', 'a'), text('a', 'b'))],
    },
    {
      name: 'takes names back that were swapped by way of a third',
      first: notes(text('a'), text('b')),
      later: [notes(text('b', 'a', 'x'), text('a', 'b'))],
    },
    {
      name: 'finds the values where a new field has taken the name',
      first: notes(text('a'), text('b')),
      later: [notes(text('c', 'a'), text('b')), notes(text('c', 'a'), text('b'), text('a'))],
    },
    {
      name: 'brings back what was taken out of use',
      first: notes(text('a'), text('b')),
      later: [notes(text('b'))],
    },
  ];
  test.each(cases)('$name', async ({ first, later }) => {
    await using workspace = await openTestWorkspace();
    const { definitions, records } = workspace.engine;
    await definitions.publish({ definition: first });
    await records.create(SYSTEM, 'notes', 'note', { code: '1', a: 'of a', b: 'of b' });
    const shown = async (): Promise<unknown> => {
      const { json } = await records.list(SYSTEM, 'notes', 'note', { fields: ['a', 'b'] });
      return (JSON.parse(json) as { items: Record<string, unknown>[] }).items.map(({ a, b }) => ({ a, b }));
    };
    for (const definition of later) {
      const { steps } = await definitions.plan(definition, { allow: ['park-column:note.a'] });
      await definitions.publish({ definition, allow: steps.map((step) => step.id) });
    }
    const { steps } = await definitions.planRollback('notes', 1);
    await definitions.rollback('notes', { revision: 1, allow: steps.map((step) => step.id) });
    expect(await shown()).toEqual([{ a: 'of a', b: 'of b' }]);
  });
});
