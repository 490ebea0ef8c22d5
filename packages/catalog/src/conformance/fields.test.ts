import { describeModel } from './describe-model.ts';
import { describeReact } from './describe-react.tsx';
import { fieldCases } from '../cases.ts';
import { designerFields } from '../designer.ts';
import { fieldModels } from '../models.ts';
import { postgresFields } from '../postgres.ts';
import { reactFields } from '../react.ts';
import { describe, expect, test } from '@jest/globals';

describe('the catalogue of field types', () => {
  test('has every facet and cases of every type', () => {
    for (const facet of [postgresFields, reactFields, designerFields]) expect(facet.ids).toEqual(fieldModels.ids);
    expect(fieldCases.map((cases) => cases.id)).toEqual(fieldModels.ids);
  });
});

for (const cases of fieldCases) {
  describeModel(cases, fieldModels);
  describeReact(cases, { models: fieldModels, react: reactFields, designer: designerFields });
}
