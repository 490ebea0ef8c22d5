/** Why Formwork differs from JsonLogic on purpose; the page `docs/reference/rules-json-logic.md` explains each. */
export type JsonLogicDifference =
  | 'conditions-are-boolean'
  | 'no-implicit-conversion'
  | 'null-is-unknown'
  | 'one-type-per-list'
  | 'variables-are-declared'
  | 'reduce-left-out'
  | 'missing-left-out'
  | 'no-list-index'
  | 'default-for-empty'
  | 'two-values-for-plus'
  | 'division-by-zero-is-unknown'
  | 'no-empty-operators';

/** One documented case: an expression, its data, JsonLogic's answer, and why ours differs if it does. */
export interface JsonLogicCase {
  readonly rule: unknown;
  readonly data?: unknown;
  readonly answer: unknown;
  readonly differs?: JsonLogicDifference;
}

const same = (rule: unknown, data: unknown, answer: unknown): JsonLogicCase => ({ rule, data, answer });
const differs = (why: JsonLogicDifference, rule: unknown, data: unknown, answer: unknown): JsonLogicCase => ({
  rule,
  data,
  answer,
  differs: why,
});

const people = {
  people: [
    { name: 'Ann', age: 30 },
    { name: 'Bo', age: 17 },
    { name: 'Cy', age: 65 },
  ],
  limit: 18,
};
const numbers = { numbers: [1, 2, 3, 4, 5], none: [] as number[] };

/** JsonLogic's documented behaviour, operator by operator, with the answer of its own implementation. */
export const jsonLogicCases: readonly JsonLogicCase[] = [
  same(true, null, true),
  same(17, null, 17),
  same('apple', null, 'apple'),
  same(['a', 'b'], null, ['a', 'b']),

  same({ '==': [1, 1] }, null, true),
  same({ '==': [1, 2] }, null, false),
  same({ '==': ['a', 'a'] }, null, true),
  differs('no-implicit-conversion', { '==': [1, '1'] }, null, true),
  differs('no-implicit-conversion', { '==': [0, false] }, null, true),
  same({ '===': [1, 1] }, null, true),
  differs('no-implicit-conversion', { '===': [1, '1'] }, null, false),
  same({ '!=': [1, 2] }, null, true),
  same({ '!=': [1, 1] }, null, false),
  differs('no-implicit-conversion', { '!=': [1, '1'] }, null, false),
  same({ '!==': [1, 2] }, null, true),
  differs('no-implicit-conversion', { '!==': [1, '1'] }, null, true),
  differs('null-is-unknown', { '==': [{ var: 'a' }, null] }, { a: null }, true),
  differs('null-is-unknown', { '!=': [{ var: 'a' }, 1] }, { a: null }, true),

  same({ '>': [2, 1] }, null, true),
  same({ '>': [1, 1] }, null, false),
  same({ '>': [1, 2] }, null, false),
  differs('no-implicit-conversion', { '>': ['2', 1] }, null, true),
  same({ '>=': [2, 1] }, null, true),
  same({ '>=': [1, 1] }, null, true),
  same({ '>=': [1, 2] }, null, false),
  same({ '<': [2, 1] }, null, false),
  same({ '<': [1, 2] }, null, true),
  same({ '<=': [1, 1] }, null, true),
  same({ '<=': [2, 1] }, null, false),
  same({ '<': [1, 2, 3] }, null, true),
  same({ '<': [1, 1, 3] }, null, false),
  same({ '<': [1, 4, 3] }, null, false),
  same({ '<=': [1, 1, 3] }, null, true),
  same({ '<=': [1, 4, 3] }, null, false),
  same({ '<': [0, { var: 'temp' }, 100] }, { temp: 37 }, true),
  differs('null-is-unknown', { '<': [{ var: 'a' }, 1] }, { a: null }, true),

  same({ '!': [false] }, null, true),
  same({ '!': false }, null, true),
  same({ '!': [true] }, null, false),
  differs('conditions-are-boolean', { '!': 0 }, null, true),
  differs('conditions-are-boolean', { '!': [[]] }, null, true),
  same({ '!!': [true] }, null, true),
  differs('conditions-are-boolean', { '!!': ['apple'] }, null, true),
  differs('conditions-are-boolean', { '!!': [''] }, null, false),

  same({ or: [true, false] }, null, true),
  same({ or: [false, false] }, null, false),
  same({ or: [true] }, null, true),
  same({ or: [false, true] }, null, true),
  differs('conditions-are-boolean', { or: [1, 3] }, null, 1),
  differs('conditions-are-boolean', { or: [false, 'apple'] }, null, 'apple'),
  same({ and: [true, true] }, null, true),
  same({ and: [true, true, false] }, null, false),
  same({ and: [false] }, null, false),
  differs('conditions-are-boolean', { and: [1, 3] }, null, 3),
  differs('conditions-are-boolean', { and: ['', 3] }, null, ''),

  same({ if: [true, 'yes', 'no'] }, null, 'yes'),
  same({ if: [false, 'yes', 'no'] }, null, 'no'),
  same({ if: [false, 'yes'] }, null, null),
  same({ if: [true, 'yes'] }, null, 'yes'),
  same({ if: [false, 'a', true, 'b', 'c'] }, null, 'b'),
  same({ if: [false, 'a', false, 'b', 'c'] }, null, 'c'),
  same(
    { if: [{ '<': [{ var: 'temp' }, 0] }, 'freezing', { '<': [{ var: 'temp' }, 100] }, 'liquid', 'gas'] },
    { temp: 55 },
    'liquid',
  ),
  differs('conditions-are-boolean', { if: ['apple', 'yes', 'no'] }, null, 'yes'),
  differs('conditions-are-boolean', { if: [0, 'yes', 'no'] }, null, 'no'),
  differs('no-empty-operators', { if: [] }, null, null),
  differs('no-empty-operators', { if: ['apple'] }, null, 'apple'),
  same({ '?:': [true, 1, 2] }, null, 1),
  same({ '?:': [false, 1, 2] }, null, 2),

  same({ in: ['Bart', ['Bart', 'Homer']] }, null, true),
  same({ in: ['Milhouse', ['Bart', 'Homer']] }, null, false),
  same({ in: ['Spring', 'Springfield'] }, null, true),
  same({ in: ['i', 'team'] }, null, false),
  same({ in: [{ var: 'n' }, [1, 2]] }, { n: 2 }, true),

  same({ cat: ['I love', ' pie'] }, null, 'I love pie'),
  same({ cat: ['ice'] }, null, 'ice'),
  same({ cat: 'ice' }, null, 'ice'),
  differs('no-implicit-conversion', { cat: [1, 'st'] }, null, '1st'),
  same({ cat: ['I love ', { var: 'filling' }, ' pie'] }, { filling: 'apple' }, 'I love apple pie'),
  same({ substr: ['jsonlogic', 4] }, null, 'logic'),
  same({ substr: ['jsonlogic', -5] }, null, 'logic'),
  same({ substr: ['jsonlogic', 0, 1] }, null, 'j'),
  same({ substr: ['jsonlogic', -1, 1] }, null, 'c'),
  same({ substr: ['jsonlogic', 4, 5] }, null, 'logic'),
  same({ substr: ['jsonlogic', -5, 5] }, null, 'logic'),
  same({ substr: ['jsonlogic', -5, -2] }, null, 'log'),
  same({ substr: ['jsonlogic', 1, -5] }, null, 'son'),

  same({ '+': [1, 2] }, null, 3),
  same({ '+': [2, 2, 2] }, null, 6),
  differs('two-values-for-plus', { '+': [1] }, null, 1),
  differs('no-implicit-conversion', { '+': ['1', 1] }, null, 2),
  differs('no-implicit-conversion', { '+': '3.14' }, null, 3.14),
  same({ '*': [3, 2] }, null, 6),
  same({ '*': [2, 2, 2] }, null, 8),
  differs('two-values-for-plus', { '*': [1] }, null, 1),
  differs('no-implicit-conversion', { '*': ['1', 1] }, null, 1),
  same({ '-': [2, 3] }, null, -1),
  same({ '-': [3, 2] }, null, 1),
  same({ '-': [3] }, null, -3),
  same({ '-': -3 }, null, 3),
  differs('no-implicit-conversion', { '-': ['1', 1] }, null, 0),
  same({ '/': [4, 2] }, null, 2),
  same({ '/': [2, 4] }, null, 0.5),
  differs('division-by-zero-is-unknown', { '/': [1, 0] }, null, Infinity),
  same({ '%': [1, 2] }, null, 1),
  same({ '%': [2, 2] }, null, 0),
  same({ '%': [-7, 3] }, null, -1),
  same({ max: [1, 2, 3] }, null, 3),
  same({ max: [1, 3, 3] }, null, 3),
  same({ max: [1] }, null, 1),
  differs('no-empty-operators', { max: [] }, null, -Infinity),
  same({ min: [1, 2, 3] }, null, 1),
  same({ min: [1, 1, 3] }, null, 1),
  differs('no-empty-operators', { min: [] }, null, Infinity),

  same({ merge: [[1], [2]] }, null, [1, 2]),
  same({ merge: [[1], [2], [3]] }, null, [1, 2, 3]),
  same(
    {
      merge: [
        [1, 2],
        [3, 4],
      ],
    },
    null,
    [1, 2, 3, 4],
  ),
  same({ merge: [1, 2] }, null, [1, 2]),
  same({ merge: [1, [2]] }, null, [1, 2]),
  same({ merge: [[1], []] }, null, [1]),
  differs('no-empty-operators', { merge: [] }, null, []),
  differs('one-type-per-list', { merge: [[1], ['a']] }, null, [1, 'a']),

  same({ var: ['a'] }, { a: 1 }, 1),
  same({ var: 'a' }, { a: 1 }, 1),
  same({ var: 'a.b' }, { a: { b: 'c' } }, 'c'),
  same({ var: ['a.b', 9] }, { a: { b: 5 } }, 5),
  differs('default-for-empty', { var: ['a', 1] }, { a: null }, null),
  differs('variables-are-declared', { var: 'b' }, { a: 1 }, null),
  differs('variables-are-declared', { var: ['b', 2] }, { a: 1 }, 2),
  differs('variables-are-declared', { var: 'a.q' }, { a: { b: 'c' } }, null),
  differs('variables-are-declared', { var: '' }, { a: 1 }, { a: 1 }),
  differs('no-list-index', { var: 'list.1' }, { list: ['apple', 'banana'] }, 'banana'),
  differs('no-list-index', { var: 1 }, ['apple', 'banana'], 'banana'),
  same(
    { and: [{ '<': [{ var: 'temp' }, 110] }, { '==': [{ var: 'pie.filling' }, 'apple'] }] },
    { temp: 100, pie: { filling: 'apple' } },
    true,
  ),

  same({ filter: [{ var: 'numbers' }, true] }, numbers, [1, 2, 3, 4, 5]),
  same({ filter: [{ var: 'numbers' }, false] }, numbers, []),
  same({ filter: [{ var: 'numbers' }, { '>=': [{ var: '' }, 4] }] }, numbers, [4, 5]),
  differs('conditions-are-boolean', { filter: [{ var: 'numbers' }, { '%': [{ var: '' }, 2] }] }, numbers, [1, 3, 5]),
  same({ map: [{ var: 'numbers' }, { '*': [{ var: '' }, 2] }] }, numbers, [2, 4, 6, 8, 10]),
  same({ map: [{ var: 'none' }, { '*': [{ var: '' }, 2] }] }, numbers, []),
  same({ map: [{ var: 'people' }, { var: 'name' }] }, people, ['Ann', 'Bo', 'Cy']),
  same({ all: [{ var: 'numbers' }, { '>': [{ var: '' }, 0] }] }, numbers, true),
  same({ all: [{ var: 'numbers' }, { '>': [{ var: '' }, 1] }] }, numbers, false),
  same({ all: [{ var: 'none' }, { '>': [{ var: '' }, 0] }] }, numbers, false),
  same({ all: [{ var: 'people' }, { '>=': [{ var: 'age' }, 17] }] }, people, true),
  same({ none: [{ var: 'numbers' }, { '>': [{ var: '' }, 9] }] }, numbers, true),
  same({ none: [{ var: 'numbers' }, { '>': [{ var: '' }, 4] }] }, numbers, false),
  same({ none: [{ var: 'none' }, { '>': [{ var: '' }, 0] }] }, numbers, true),
  same({ some: [{ var: 'numbers' }, { '>': [{ var: '' }, 4] }] }, numbers, true),
  same({ some: [{ var: 'numbers' }, { '>': [{ var: '' }, 9] }] }, numbers, false),
  same({ some: [{ var: 'none' }, { '>': [{ var: '' }, 0] }] }, numbers, false),
  same({ some: [{ var: 'people' }, { '<': [{ var: 'age' }, 18] }] }, people, true),
  differs(
    'reduce-left-out',
    { reduce: [{ var: 'numbers' }, { '+': [{ var: 'current' }, { var: 'accumulator' }] }, 0] },
    numbers,
    15,
  ),
  differs('missing-left-out', { missing: ['a', 'b'] }, { a: 'apple' }, ['b']),
  differs('missing-left-out', { missing_some: [1, ['a', 'b']] }, { a: 'apple' }, []),
];
