import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createRegistry } from '@formwork/kernel';
import { describe, expect, test } from '@jest/globals';
import { scoreCases } from '../../../../examples/extending/field-type/score/cases.ts';
import { scoreDesigner } from '../../../../examples/extending/field-type/score/designer.tsx';
import { scoreModel } from '../../../../examples/extending/field-type/score/model.ts';
import { scoreReact } from '../../../../examples/extending/field-type/score/react.tsx';
import { designerFields } from '../designer.ts';
import { fieldModels } from '../models.ts';
import { reactFields } from '../react.ts';
import { describeModel } from './describe-model.ts';
import { describeReact } from './describe-react.tsx';

const root = path.resolve(import.meta.dirname, '../../../..');
const folder = 'examples/extending/field-type/score';

describe('docs/how-to/add-a-field-type.md', () => {
  const page = readFileSync(path.join(root, 'docs/how-to/add-a-field-type.md'), 'utf8');
  const quoted = [...page.matchAll(/^`([\w./-]+)`\n\n```tsx?\n([\s\S]*?)^```$/gm)].map(([, file, text]) => [
    file!,
    text!,
  ]);

  test('quotes every file of the example', () => {
    const files = readdirSync(path.join(root, folder)).map((file) => `${folder}/${file}`);
    expect(new Set(quoted.map(([file]) => file))).toEqual(new Set(files));
  });

  test.each(quoted)('quotes %s as it is', (file, text) => {
    expect(text).toBe(readFileSync(path.join(root, file), 'utf8'));
  });
});

const models = createRegistry('field type', [...fieldModels.kinds, scoreModel]);
describeModel(scoreCases, models);
describeReact(scoreCases, {
  models,
  react: createRegistry('field type', [...reactFields.kinds, scoreReact]),
  designer: createRegistry('field type', [...designerFields.kinds, scoreDesigner]),
});
