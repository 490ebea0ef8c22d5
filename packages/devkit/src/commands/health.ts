import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { code, table } from '../generate/reference/markdown.ts';
import { type Measured, type RepositoryHealth, measureRepository } from '../health/measure-repository.ts';
import { timeTests } from '../health/time-tests.ts';
import { repositoryRoot } from '../repository.ts';
import type { Command } from './command.ts';

const page = 'docs/health.md';

/** `npm run health`: times the tests, measures the repository, and writes docs/health.md. */
export const health: Command = async () => {
  const measured = measureRepository();
  const slowest = await timeTests();
  const file = path.join(repositoryRoot, page);
  writeFileSync(file, await format(presentPage(measured, slowest), { ...(await resolveConfig(file)), filepath: file }));
  process.stdout.write(`Written: ${page}\n`);
  return 0;
};

function presentPage(measured: RepositoryHealth, slowest: readonly Measured[]): string {
  const date = new Date().toISOString().slice(0, 10);
  const parts = [
    '# Health',
    `Written by \`npm run health\` on ${date}, Node ${process.versions.node}, ${cpus().length} cores. Do not edit; run it about once a month.`,
    `${measured.sourceFiles} source files with ${measured.sourceLines} lines. A size asks a question, it does not answer it.`,
    section('Largest files', 'Lines', measured.largestFiles),
    section('Biggest folders', 'Files', measured.biggestFolders),
    section(
      'Slowest tests',
      'Seconds',
      slowest.map(({ name, figure }) => ({ name, figure: Math.round(figure / 100) / 10 })),
    ),
    `## Leaks\n\nPlaces that name a field type outside its folder: ${measured.leaks}.`,
    section('Stale pages', 'Days behind the code', measured.stalePages),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(heading: string, figure: string, rows: readonly Measured[]): string {
  const body =
    rows.length === 0
      ? 'None.'
      : table(
          ['', figure],
          rows.map((row) => [code(row.name), String(row.figure)]),
        );
  return `## ${heading}\n\n${body}`;
}
