import { FormworkError } from '@formwork/kernel';
import type { Command } from './commands/command.ts';

/** Every npm script, by the word that package.json hands to the launcher. Loaded one at a time: `start` must be quick. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).start,
  build: async () => (await import('./commands/build.ts')).build,
  test: async () => (await import('./commands/test.ts')).test,
  check: async () => (await import('./commands/check.ts')).check,
  gen: async () => (await import('./commands/gen.ts')).gen,
  new: async () => (await import('./commands/new.ts')).newKind,
  reset: async () => (await import('./commands/reset.ts')).reset,
  format: async () => (await import('./commands/format.ts')).format,
  bench: async () => (await import('./commands/bench.ts')).bench,
  health: async () => (await import('./commands/health.ts')).health,
  fuzz: async () => (await import('./commands/fuzz.ts')).fuzz,
  cli: async () => (await import('./commands/cli.ts')).cli,
};

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];
if (load === undefined) {
  process.stderr.write(`There is no script "${name}". The scripts are: ${Object.keys(commands).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await (await load())(args);
  } catch (error) {
    if (!(error instanceof FormworkError)) throw error;
    process.stderr.write(`\n${error.message}\n${error.hint}\n`);
    process.exitCode = 1;
  }
  // The launcher's channel would otherwise keep this process alive.
  if (process.connected) process.disconnect();
}
