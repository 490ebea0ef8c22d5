import { expect, test } from '@jest/globals';
import { needsScenarioServer } from './scenario-server.ts';

test.each([
  ['scenarios of a folder', ['test', 'examples/core'], {}, true],
  ['a server that is named', ['test', 'examples/core', '--database', 'postgres://a/b'], {}, false],
  ['a server that is named with =', ['test', 'examples/core', '--database=postgres://a/b'], {}, false],
  ['a server of the environment', ['test', 'examples/core'], { FORMWORK_TEST_DATABASE_URL: 'postgres://a/b' }, false],
  ['what is published at an address', ['test', 'https://forms.example.com', '--app', 'core'], {}, false],
  ['help', ['test', '--help'], {}, false],
  ['no app', ['test'], {}, false],
  ['another command', ['validate', 'examples/core'], {}, false],
])('%s', (_name, args, env, expected) => {
  expect(needsScenarioServer(args, env)).toBe(expected);
});
