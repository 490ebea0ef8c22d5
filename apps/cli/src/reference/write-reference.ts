import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { presentReference } from './present-reference.ts';
import { createReferenceProgram } from './reference-program.ts';

writeFileSync(
  path.resolve(import.meta.dirname, '../../../../docs/reference/cli.md'),
  presentReference(createReferenceProgram()),
);
