import { writeFieldFolder } from '../generate/field-template.ts';
import { NewKindRefused } from '../generate/generate.errors.ts';
import { runGenerators } from '../generate/run-generators.ts';
import type { Command } from './command.ts';

/** `npm run new field <id>`: writes the folder of a new field type and enters it in the catalog's lists. */
export const newKind: Command = async ([kind, id, ...rest]) => {
  if (kind !== 'field' || id === undefined || rest.length > 0) {
    throw NewKindRefused({ reason: 'it was not said which kind, or which name.' });
  }
  const files = writeFieldFolder(id);
  const changed = await runGenerators({ verify: false });
  process.stdout.write(`Written:\n${[...files, ...changed].map((file) => `  ${file}\n`).join('')}`);
  process.stdout.write('Begin with cases.ts: say what the type takes and refuses, then make it so.\n');
  return 0;
};
