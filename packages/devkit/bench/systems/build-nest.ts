import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { workFolder } from '../../src/repository.ts';

const source = import.meta.dirname;
const output = path.join(workFolder, 'bench', 'nest');

/** Turns the hand-written app into JavaScript, which its decorators need, and gives the file to start. */
export function buildNest(): string {
  rmSync(output, { recursive: true, force: true });
  const folder = path.join(source, 'nest');
  const files = readdirSync(folder).map((file) => path.join(folder, file));
  for (const file of [...files, path.join(source, 'protocol.ts'), path.join(source, '..', 'data', 'plain-tables.ts')]) {
    const place = path.join(output, path.relative(path.dirname(source), file)).replace(/\.ts$/, '.js');
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, compile(readFileSync(file, 'utf8')));
  }
  writeFileSync(path.join(output, 'package.json'), '{"type":"module"}');
  return path.join(output, 'systems', 'nest', 'main.js');
}

function compile(text: string): string {
  const { code } = transformSync(text, {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'es6' },
  });
  return code.replaceAll(/(from ["']\.[^"']*)\.ts(["'])/g, '$1.js$2');
}
