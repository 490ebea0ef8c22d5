import { expect, test } from '@jest/globals';
import type { ScenarioDefinition } from '@formwork/definition';
import { renamePersona } from './rename-persona.ts';

test('a persona is renamed where they act, also at the same time as others, and where a value points at them', () => {
  const scenario = {
    name: 'one',
    label: 'as anna',
    personas: { anna: { roles: ['clerk'] }, ben: { roles: [] } },
    when: [
      {
        as: 'anna',
        create: 'order',
        id: 'one',
        values: { buyer: { ref: 'anna' }, remark: 'anna', seller: { ref: 'ben' } },
      },
      {
        parallel: [
          { as: 'anna', read: 'order', id: 'one' },
          { as: 'ben', read: 'order', id: 'one' },
        ],
      },
    ],
  } as unknown as ScenarioDefinition;
  expect(renamePersona(scenario, 'anna', 'mei')).toEqual({
    name: 'one',
    label: 'as anna',
    personas: { mei: { roles: ['clerk'] }, ben: { roles: [] } },
    when: [
      {
        as: 'mei',
        create: 'order',
        id: 'one',
        values: { buyer: { ref: 'mei' }, remark: 'anna', seller: { ref: 'ben' } },
      },
      {
        parallel: [
          { as: 'mei', read: 'order', id: 'one' },
          { as: 'ben', read: 'order', id: 'one' },
        ],
      },
    ],
  });
});
