import { expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { canonicalDefinition, formatFolder, generateSchemas, parseBundle } from '@formwork/definition';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sampleApp } from '../sample-app/sample-app.ts';
import { createRandom, damageDefinition } from './damage-definition.ts';

const schemas = generateSchemas(fieldModels);

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  ajv.addKeyword('x-formwork');
  return ajv;
}

test('every schema compiles under the strict rules of AJV and accepts the files of the sample app', () => {
  const refused: unknown[] = [];
  for (const [file, text] of formatFolder(sampleApp(), fieldModels)) {
    const document = JSON.parse(text) as { $schema: string };
    const schema = schemas.get(document.$schema.split('/').at(-1)!);
    const ajv = createAjv();
    if (!ajv.validate(schema!, document)) refused.push([file, ajv.errors]);
  }
  expect(refused).toEqual([]);
});

test('what AJV says of a damaged bundle and what our own check says is the same', () => {
  const validate = createAjv().compile(schemas.get('bundle.schema.json')!);
  const app = canonicalDefinition(sampleApp(), fieldModels);
  // Findings that no schema can have: limits, texts that cannot be stored, names that stand twice, values no JSON has.
  const beyond = /^FW_DEFINITION_(TOO_DEEP|TOO_LARGE|TEXT_UNSAFE|NAME_REPEATED|LENGTH)$/;
  const different: unknown[] = [];
  let accepted = 0;
  for (let seed = 1; seed <= 400; seed += 1) {
    const damaged = JSON.parse(JSON.stringify(damageDefinition(app, createRandom(seed))) ?? 'null') as unknown;
    const { issues } = parseBundle(typeof damaged === 'string' ? { format: damaged } : damaged, fieldModels);
    if (issues.some((issue) => beyond.test(issue.code))) continue;
    const isFine = validate(damaged) === true;
    if (isFine) accepted += 1;
    if (isFine !== (issues.length === 0)) different.push([seed, issues, validate.errors]);
  }
  expect(different).toEqual([]);
  expect(accepted).toBeGreaterThan(10);
});
