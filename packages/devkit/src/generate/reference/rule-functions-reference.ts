import { readText } from '@formwork/kernel';
import type { RuleFunction, RuleFunctionGroup } from '@formwork/rules';
import type { Generator } from '../generator.ts';
import { code, codeOf, page, table } from './markdown.ts';

const headings: Readonly<Record<RuleFunctionGroup, string>> = {
  logic: 'Logic',
  comparison: 'Comparison',
  number: 'Numbers',
  text: 'Text',
  date: 'Dates and times',
  workday: 'Working days',
  list: 'Lists and records',
};

/** docs/reference/rule-functions.md: the closed list of functions and operators. */
export const ruleFunctionsReference: Generator = {
  name: 'reference of rule functions',
  async files() {
    const { printFormula, ruleFunctions } = await import('@formwork/rules');
    const parts = Object.entries(headings).flatMap(([group, heading]) => [
      `## ${heading}`,
      presentGroup(
        ruleFunctions.filter((each) => each.group === group),
        printFormula,
      ),
    ]);
    return [{ path: 'docs/reference/rule-functions.md', text: presentPage(parts) }];
  },
};

function presentGroup(functions: readonly RuleFunction[], formulaOf: (json: unknown) => string): string {
  const rows = functions.map(({ name, signatures, doc, example }) => [
    code(name),
    signatures.map(code).join('<br>'),
    readText(doc, 'en'),
    codeOf(example),
    code(formulaOf(example)),
  ]);
  return table(['JSON', 'Form', 'Meaning', 'As JsonLogic', 'As a formula'], rows);
}

function presentPage(parts: readonly string[]): string {
  return page('Functions of rules', 'the function table of `packages/rules`', [
    'A rule is written as JsonLogic in files and as a formula on screens; both say the same. There are these functions and operators and no others. What differs from other JsonLogic engines is in [rules-json-logic.md](rules-json-logic.md).',
    ...parts,
  ]);
}
