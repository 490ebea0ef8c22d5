import { rewriteVariables } from '@formwork/rules';
import type { RandomSource } from './random-source.ts';

/** The kinds of value that random expressions are made for. */
export type RandomKind =
  'text' | 'number' | 'whole' | 'boolean' | 'date' | 'datetime' | 'reference' | 'texts' | 'numbers' | 'dates';

/** What may be read: paths by kind; the item of a list changes it. */
interface Names {
  readonly paths: Readonly<Record<RandomKind, readonly string[]>>;
}

const RECORD: Names = {
  paths: {
    text: ['record.note', 'record.code', 'record.customer.region'],
    number: ['record.price', 'record.rate', 'record.count', 'record.customer.credit', 'record.big'],
    whole: ['record.count', 'record.big'],
    boolean: ['record.active', 'record.urgent'],
    date: ['record.due_on', 'record.made_on', 'today'],
    datetime: ['record.made_at', 'record.seen_at', 'now'],
    reference: ['record.customer', 'record.partner'],
    texts: ['record.tags'],
    numbers: ['record.amounts'],
    dates: ['record.days'],
  },
};

/** Within a list of lines: the item's fields and, now and then, the record's. */
const LINE: Names = {
  paths: {
    ...RECORD.paths,
    text: ['item.name', 'name', 'record.note'],
    number: ['item.price', 'item.quantity', 'price', 'record.price'],
    whole: ['item.quantity', 'record.count'],
    boolean: ['item.done', 'record.active'],
    date: ['item.due_on', 'record.due_on'],
  },
};

/** The record again, where no further question may be asked. */
const ASKING: Names = { paths: RECORD.paths };

const withItem = (kind: RandomKind): Names => ({
  paths: { ...RECORD.paths, [kind]: ['item', '', ...RECORD.paths[kind]] },
});

const TEXTS = [
  '',
  'a',
  'AB',
  'ab',
  ' x ',
  'Zürich',
  'ÅSA',
  '订单',
  'é',
  '😀b',
  '\uffee',
  '%',
  '_',
  "o'k",
  '\\',
  'ß',
  'ΣΑΣ',
  '12',
  '-0.50',
  '1e5',
  '007.5',
  '+3',
  '٣',
];
const NUMBERS = [0, 1, -1, 2, 3, 7, 10, 0.5, -0.25, 1.005, 2.675, 99.995, 1000000, 0.000001, -3, 12];
const WHOLES = [0, 1, -1, 2, 5, 12, -30, 365, 100000, -5000000, 900000000000];
const DATES = [
  '2026-06-30',
  '2024-02-29',
  '2025-12-31',
  '2026-05-09',
  '2000-01-01',
  '0001-01-01',
  '9999-12-31',
  '1970-01-01',
];
const INSTANTS = [
  '2026-06-30T01:00:00.000Z',
  '2026-03-29T01:30:00.123Z',
  '1999-12-31T23:59:59.999Z',
  '2026-10-25T00:59:59+02:00',
];
const ZONES = ['UTC', 'Asia/Shanghai', 'Europe/Stockholm', 'America/New_York', 'Asia/Kuala_Lumpur'];
const COMPARABLE = ['text', 'number', 'whole', 'date', 'datetime'] as const;
const AGGREGATES = ['sum', 'average', 'min', 'max'];

/** Makes random expressions that type-check against the sample scope. */
export class RandomRules {
  readonly #random: RandomSource;
  #names = RECORD;

  constructor(random: RandomSource) {
    this.#random = random;
  }

  /** An expression of a kind, at most `depth` operators deep. */
  rule(kind: RandomKind, depth: number): unknown {
    if (depth <= 0 || this.#random.chance(0.1)) return this.#leaf(kind);
    if (kind !== 'texts' && kind !== 'numbers' && kind !== 'dates' && this.#random.chance(0.12))
      return this.#choice(kind, depth - 1);
    switch (kind) {
      case 'boolean':
        return this.#condition(depth - 1);
      case 'number':
        return this.#number(depth - 1);
      case 'whole':
        return this.#whole(depth - 1);
      case 'text':
        return this.#text(depth - 1);
      case 'date':
        return this.#date(depth - 1);
      case 'datetime':
        return { addMinutes: [this.rule('datetime', depth - 1), this.rule('whole', depth - 1)] };
      case 'reference':
        return this.#leaf('reference');
      case 'texts':
      case 'numbers':
      case 'dates':
        return this.#list(kind, depth - 1);
    }
  }

  #leaf(kind: RandomKind): unknown {
    const random = this.#random;
    if (kind === 'reference' || random.chance(0.6)) return this.#variable(kind);
    switch (kind) {
      case 'text':
        return random.pick(TEXTS);
      case 'number':
        return random.pick(NUMBERS);
      case 'whole':
        return random.pick(WHOLES);
      case 'boolean':
        return random.chance(0.5);
      case 'date':
        return { date: random.pick(DATES) };
      case 'datetime':
        return { dateTime: random.pick(INSTANTS) };
      case 'texts':
        return [random.pick(TEXTS), random.pick(TEXTS), ...(random.chance(0.2) ? [null] : [])];
      case 'numbers':
        return [random.pick(NUMBERS), { var: this.#names.paths.whole.at(-1) }, random.pick(NUMBERS)];
      case 'dates':
        return [{ date: random.pick(DATES) }, { date: random.pick(DATES) }];
    }
  }

  /** Now and then with a default, which stands in for an empty field. */
  #variable(kind: RandomKind): unknown {
    const path = this.#random.pick(this.#names.paths[kind]);
    const isPlain = kind === 'reference' || kind === 'texts' || kind === 'numbers' || kind === 'dates' || path === '';
    if (isPlain || this.#random.chance(0.9)) return { var: path };
    return { var: [path, this.#leaf(kind)] };
  }

  #choice(kind: RandomKind, depth: number): unknown {
    if (this.#random.chance(0.4)) return { coalesce: [this.rule(kind, depth), this.rule(kind, depth)] };
    const branches = [this.rule('boolean', depth), this.rule(kind, depth)];
    const word = this.#random.chance(0.2) ? '?:' : 'if';
    return { [word]: this.#random.chance(0.3) ? [...branches, null] : [...branches, this.rule(kind, depth)] };
  }

  #condition(depth: number): unknown {
    const random = this.#random;
    const kind = random.pick(COMPARABLE);
    switch (random.below(17)) {
      case 0:
        return {
          [random.pick(['and', 'or'])]: [
            this.rule('boolean', depth),
            this.rule('boolean', depth),
            this.rule('boolean', depth),
          ],
        };
      case 1:
        return { [random.pick(['!', '!', '!!'])]: this.rule('boolean', depth) };
      case 2:
        return {
          [random.pick(['isNull', 'isNotNull'])]: [
            this.rule(random.pick([...COMPARABLE, 'boolean', 'reference', 'texts'] as const), depth),
          ],
        };
      case 3:
        return {
          [random.pick(['<', '<=', '>', '>='])]: [
            this.rule(kind, depth),
            this.rule(kind, depth),
            this.rule(kind, depth),
          ],
        };
      case 4:
        return {
          [random.pick(['contains', 'startsWith', 'endsWith'])]: [this.rule('text', depth), this.rule('text', depth)],
        };
      case 5:
        return random.chance(0.5)
          ? { in: [this.rule('text', depth), this.rule('texts', depth)] }
          : { in: [this.rule('number', depth), this.rule('numbers', depth)] };
      case 6:
        return this.#over((body) => ({
          [random.pick(['all', 'some', 'none'])]: [{ var: 'record.lines' }, body(() => this.rule('boolean', depth))],
        }));
      case 7:
        return { [random.pick(['==', '!='])]: [this.rule('reference', depth), this.rule('reference', depth)] };
      case 8:
        return { isWorkday: [this.rule('date', depth), 'shanghai'] };
      case 9:
        return { [random.pick(['==', '!=', '===', '!=='])]: [{ var: 'record.status' }, random.pick(['open', 'held'])] };
      case 10:
        return this.#exists(depth);
      case 11:
        return random.chance(0.5)
          ? { contains: [this.rule('texts', depth), this.rule('text', depth)] }
          : { in: [this.rule('date', depth), this.rule('dates', depth)] };
      case 12:
        return {
          reduce: [
            this.rule('numbers', depth),
            {
              [random.pick(['and', 'or'])]: [
                { var: 'accumulator' },
                { '>': [{ var: 'current' }, random.pick(NUMBERS)] },
              ],
            },
            this.rule('boolean', depth),
          ],
        };
      case 13:
        return { in: [this.rule('text', depth), this.rule('text', depth)] };
      default:
        return { [random.pick(['==', '!=', '<', '<=', '>', '>='])]: [this.rule(kind, depth), this.rule(kind, depth)] };
    }
  }

  #number(depth: number): unknown {
    const random = this.#random;
    switch (random.below(13)) {
      case 10:
        return { [random.pick(['toNumber', '+'])]: [this.rule('text', depth)] };
      case 11:
        return this.#reduce(depth);
      case 12:
        return this.#lookup('credit', depth);
      case 0:
        return { '/': [this.rule('number', depth), this.rule('number', depth)] };
      case 1:
        return { '%': [this.rule('number', depth), this.rule('number', depth)] };
      case 2:
        return { round: [this.rule('number', depth), random.pick([0, 1, 2, 4, -1, -3])] };
      case 3:
        return { [random.pick(['min', 'max'])]: [this.rule('number', depth), this.rule('number', depth)] };
      case 4:
        return { [random.pick(['abs', '-', '+', '*'])]: [this.rule('number', depth)] };
      case 5:
        return this.#aggregate(depth);
      case 6:
        return { [random.pick(AGGREGATES)]: [this.rule('numbers', depth)] };
      case 7:
        return this.rule('whole', depth);
      default:
        return { [random.pick(['+', '*', '*', '-'])]: [this.rule('number', depth), this.rule('number', depth)] };
    }
  }

  #aggregate(depth: number): unknown {
    const isOuter = this.#names === RECORD || this.#names === ASKING;
    return this.#over((body) => {
      const lines = this.#random.chance(0.3)
        ? { filter: [{ var: 'record.lines' }, body(() => this.rule('boolean', 1))] }
        : { var: 'record.lines' };
      const [name, value] = [this.#random.pick(AGGREGATES), body(() => this.rule('number', depth))];
      return isOuter || name === 'sum' || name === 'average'
        ? { [name]: [lines, value] }
        : { [name]: { map: [lines, value] } };
    });
  }

  #whole(depth: number): unknown {
    const random = this.#random;
    switch (random.below(10)) {
      case 9:
        return { count: [this.rule(random.pick(['texts', 'numbers', 'dates'] as const), depth)] };
      case 0:
        return { [random.pick(['floor', 'ceil', 'round'])]: [this.rule('number', depth)] };
      case 1:
        return { length: [this.rule('text', depth)] };
      case 2:
        return { [random.pick(['year', 'month', 'day', 'weekday'])]: [this.rule('date', depth)] };
      case 3:
        return { daysBetween: [this.rule('date', depth), this.rule('date', depth)] };
      case 4:
        return { minutesBetween: [this.rule('datetime', depth), this.rule('datetime', depth)] };
      case 5:
        return this.#over((body) => ({ count: [{ var: 'record.lines' }, body(() => this.rule('boolean', depth))] }));
      case 6:
        return { workdaysBetween: [this.rule('date', depth), this.rule('date', depth), 'shanghai'] };
      default:
        return { [random.pick(['+', '-', '*'])]: [this.rule('whole', depth), this.rule('whole', depth)] };
    }
  }

  #text(depth: number): unknown {
    const random = this.#random;
    switch (random.below(8)) {
      case 6:
        return this.#lookup('region', depth);
      case 7:
        return { [random.pick(['min', 'max'])]: [this.rule('texts', depth)] };
      case 0:
        return {
          cat: [
            this.rule('text', depth),
            this.rule(random.pick(['text', 'number', 'date', 'boolean', 'datetime'] as const), depth),
          ],
        };
      case 1:
        return {
          substr: [
            this.rule('text', depth),
            random.pick([0, 1, 2, -1, -2, 9]),
            ...(random.chance(0.5) ? [random.pick([0, 1, 2, -1, 9])] : []),
          ],
        };
      case 2:
        return { toText: [this.rule(random.pick(['number', 'date', 'datetime', 'boolean', 'whole'] as const), depth)] };
      case 3:
        return { [random.pick(['min', 'max'])]: [this.rule('text', depth), this.rule('text', depth)] };
      default:
        return { [random.pick(['lower', 'upper', 'trim'])]: [this.rule('text', depth)] };
    }
  }

  #date(depth: number): unknown {
    const random = this.#random;
    switch (random.below(7)) {
      case 6:
        return { [random.pick(['min', 'max'])]: [this.rule('dates', depth)] };
      case 0:
        return { [random.pick(['startOfMonth', 'endOfMonth'])]: [this.rule('date', depth)] };
      case 1:
        return { toDate: [this.rule('datetime', depth), random.pick(ZONES)] };
      case 2:
        return {
          addWorkdays: [
            this.rule('date', depth),
            random.chance(0.8) ? random.pick([0, 1, -1, 3, 10, -7, 40]) : this.rule('whole', depth),
            'shanghai',
          ],
        };
      case 3:
        return { [random.pick(['min', 'max'])]: [this.rule('date', depth), this.rule('date', depth)] };
      default:
        return { [random.pick(['addDays', 'addMonths'])]: [this.rule('date', depth), this.rule('whole', depth)] };
    }
  }

  /** What joins the items is one operator between the accumulator and the item. */
  #reduce(depth: number): unknown {
    const random = this.#random;
    const [list, item] = random.pick([
      ['record.lines', 'current.price'],
      ['record.lines', 'current.quantity'],
      ['record.amounts', 'current'],
    ] as const);
    const value = random.chance(0.5) ? { var: item } : { '*': [{ var: item }, random.pick(NUMBERS)] };
    const parts = random.chance(0.5) ? [{ var: 'accumulator' }, value] : [value, { var: 'accumulator' }];
    return { reduce: [{ var: list }, { [random.pick(['+', 'min', 'max'])]: parts }, this.rule('number', depth)] };
  }

  /** Questions are asked of the record alone: never within a list or another question. The candidate is a customer. */
  #exists(depth: number): unknown {
    if (this.#names !== RECORD) return this.rule('boolean', depth);
    const random = this.#random;
    const [inside, test] = this.#within(ASKING, () =>
      random.chance(0.5)
        ? [{ [random.pick(['<', '>=', '=='])]: ['credit', this.rule('number', depth)] }, this.rule('boolean', depth)]
        : [{ [random.pick(['==', '!=', '<'])]: ['region', this.rule('text', depth)] }, this.rule('boolean', depth)],
    ).map((rule) => rewriteVariables(rule, ([root = '', ...rest]) => [root === 'record' ? 'outer' : root, ...rest]));
    const [[operator, args] = ['', []]] = Object.entries(inside as Readonly<Record<string, unknown[]>>);
    const asked = { [operator]: [{ var: `record.${String(args[0])}` }, args[1]] };
    return { exists: { entity: 'customer', where: { [random.pick(['and', 'or'])]: [asked, test] } } };
  }

  #lookup(field: 'credit' | 'region', depth: number): unknown {
    if (this.#names !== RECORD) return this.rule(field === 'credit' ? 'number' : 'text', depth);
    const match = this.#within(ASKING, () =>
      this.#random.chance(0.7)
        ? { region: this.#random.chance(0.5) ? this.#random.pick(['north', 'ab']) : this.rule('text', depth) }
        : { credit: this.#random.chance(0.5) ? this.#random.pick([1000, -0.5]) : this.rule('number', depth) },
    );
    return { lookup: { entity: 'customer', match, field } };
  }

  #missing(): unknown {
    const names =
      this.#names === RECORD ? ['record.note', 'record.due_on', 'record.customer.credit'] : ['today', 'now'];
    if (this.#random.chance(0.5)) return { missing: names };
    return { missing_some: [this.#random.below(names.length + 1), names] };
  }

  #list(kind: 'texts' | 'numbers' | 'dates', depth: number): unknown {
    const random = this.#random;
    const of = ({ texts: 'text', numbers: 'number', dates: 'date' } as const)[kind];
    switch (random.below(5)) {
      case 4:
        return kind === 'texts' ? this.#missing() : this.#leaf(kind);
      case 0:
        return { merge: [this.rule(kind, depth), this.rule(kind, depth)] };
      case 1: {
        const list = this.#leaf(kind);
        return { filter: [list, this.#within(withItem(of), () => this.rule('boolean', depth))] };
      }
      case 2:
        return this.#over((body) => ({ map: [{ var: 'record.lines' }, body(() => this.rule(of, depth))] }));
      default: {
        const list = this.#leaf(kind);
        return { map: [list, this.#within(withItem(of), () => this.rule(of, depth))] };
      }
    }
  }

  /** A list operator over the lines: `body` makes its expression with the line in scope. */
  #over(make: (body: (inner: () => unknown) => unknown) => unknown): unknown {
    return make((inner) => this.#within(LINE, inner));
  }

  #within<T>(names: Names, inner: () => T): T {
    const before = this.#names;
    this.#names = names;
    const made = inner();
    this.#names = before;
    return made;
  }
}
