import path from 'node:path';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, formatBundle } from '@formwork/definition';
import type { CommandContext, CommonOptions } from '../run-command.ts';
import { type WriteOptions, writeBundle, writeFolder } from './write-app.ts';

/** Writes a definition where `--output` says: `-` is standard output, `….json` a bundle, everything else a folder. */
export function writeOutput(
  context: CommandContext,
  output: string,
  definition: AppDefinition,
  options: WriteOptions & CommonOptions,
): void {
  const { terminal } = context;
  if (output === '-') return terminal.print(formatBundle(definition, fieldModels));
  const location = path.resolve(context.folder, output);
  const isBundle = output.endsWith('.json');
  const files = isBundle ? 1 : writeFolder(location, definition, options);
  if (isBundle) writeBundle(location, definition, options);
  if (options.json !== true)
    terminal.print(`${terminal.paint.good('✓')} Wrote ${output} (${files} ${files === 1 ? 'file' : 'files'})`);
}
