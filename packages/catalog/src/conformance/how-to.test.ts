import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createRegistry } from '@formwork/kernel';
import { describe, expect, test } from '@jest/globals';
import { ratingCases } from '../../../../examples/extending/field-type/rating/cases.ts';
import { ratingDesigner } from '../../../../examples/extending/field-type/rating/designer.tsx';
import { ratingModel } from '../../../../examples/extending/field-type/rating/model.ts';
import { ratingReact } from '../../../../examples/extending/field-type/rating/react.tsx';
import { designerFields } from '../designer.ts';
import { fieldModels } from '../models.ts';
import { reactFields } from '../react.ts';
import { describeModel } from './describe-model.ts';
import { describeReact } from './describe-react.tsx';

const root = path.resolve(import.meta.dirname, '../../../..');
const folder = 'examples/extending/field-type/rating';

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

const models = createRegistry('field type', [...fieldModels.kinds, ratingModel]);
describeModel(ratingCases, models);
describeReact(ratingCases, {
  models,
  react: createRegistry('field type', [...reactFields.kinds, ratingReact]),
  designer: createRegistry('field type', [...designerFields.kinds, ratingDesigner]),
});
