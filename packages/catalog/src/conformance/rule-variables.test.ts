import { readFileSync } from 'node:fs';
import path from 'node:path';
import { resolveModel, systemFieldNames } from '@formwork/definition';
import { checkRuleJson } from '@formwork/rules';
import { sampleApp } from '@formwork/testkit';
import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '../models.ts';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/reference/rule-variables.md'), 'utf8');
const { model } = resolveModel([sampleApp()], fieldModels);
const { scope } = model.entities.get('shop.sales_order')!;

describe('docs/reference/rule-variables.md', () => {
  test('names what a rule reads of the person and of every record, and nothing else', () => {
    const named = (of: string): Set<string> =>
      new Set([...PAGE.matchAll(new RegExp(`\`${of}\\.(\\w+)\``, 'g'))].map(([, name]) => name!));
    const { user } = scope.variables;
    expect(named('user')).toEqual(new Set(Object.keys(user?.kind === 'object' ? user.fields : {})));
    expect(named('record')).toEqual(systemFieldNames);
  });

  test.each([...Object.keys(scope.variables), 'item', 'before', 'input', 'option'])('names the variable %s', (name) => {
    expect(PAGE).toMatch(new RegExp(`^\\|[^|]*\`${name}\``, 'm'));
  });

  test('shows rules that hold', () => {
    const shown = [...PAGE.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text]) => JSON.parse(text!) as unknown);
    expect(shown).toHaveLength(4);
    for (const rule of shown) expect(checkRuleJson(rule, scope, undefined, { file: '', path: '' }).issues).toEqual([]);
  });
});
