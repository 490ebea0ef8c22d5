import { fieldCases } from '@formwork/catalog/cases';
import type { AppDefinition, EntityDefinition, FieldDefinition } from '@formwork/definition';
import type { RandomSource } from '../rules/random-source.ts';

/** Names that are words of SQL, or as long as names may be and alike for most of their length. */
const WORDS =
  'select order user table group where default check index primary references column constraint unique desc limit offset grant all any case end from null current_user session_user timestamp interval values returning analyse array lateral item today now before outer app parent_id to_string value name v n t';
const NAMES = [
  ...WORDS.split(' '),
  ...Array.from(
    { length: 12 },
    (_, nr) => `a_name_that_is_as_long_as_a_name_may_be_in_here_`.slice(0, 46) + `${10 + nr}`,
  ),
];

/** Fields of every type of the catalogue, as its own cases declare them. */
const SAMPLES = fieldCases.flatMap(({ samples }) => samples.map(({ field }) => field));

/** Which kind of value a field of a type has in expressions; the other types are only asked whether they are empty. */
const KINDS: Readonly<Record<string, 'text' | 'number' | 'boolean' | 'date' | 'datetime'>> = {
  text: 'text',
  'long-text': 'text',
  email: 'text',
  integer: 'number',
  decimal: 'number',
  percent: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
};

type Fields = readonly FieldDefinition[];

/**
 * Makes apps that nobody would write: every type, reserved words and the longest names, references in circles, lines
 * of lines, computed values, keys, periods and roles. Not every one is valid; what validates has to publish.
 */
export class RandomDefinitions {
  readonly #random: RandomSource;

  constructor(random: RandomSource) {
    this.#random = random;
  }

  next(): AppDefinition {
    const random = this.#random;
    const names = this.#names(random.chance(0.04) ? 40 : 2 + random.below(4));
    const lines = names.slice(0, random.below(Math.min(3, names.length)));
    const free = names.slice(lines.length);
    const entities = free.map((name) => this.#entity(name, free));
    const children = lines.map((name, level) => {
      const holder = level > 0 && random.chance(0.5) ? undefined : random.pick(entities);
      return { child: this.#entity(name, free, true), holder };
    });
    children.forEach(({ child, holder }, level) => {
      const above = holder ?? children[level - 1]!.child;
      const field = `lines_${level}`;
      above.fields.push({ name: field, type: 'lines', entity: child.name });
      above.fields.push({ name: `count_${level}`, type: 'rollup', over: field, count: true });
      const number = child.fields.find((each) => KINDS[each.type] === 'number');
      if (number !== undefined)
        above.fields.push({ name: `sum_${level}`, type: 'rollup', over: field, sum: number.name });
    });
    const all = [...entities, ...children.map(({ child }) => child)];
    return JSON.parse(JSON.stringify(this.#app(all, entities))) as AppDefinition;
  }

  #app(all: readonly EntityDefinition[], entities: readonly EntityDefinition[]): AppDefinition {
    const role = {
      name: this.#random.pick(NAMES),
      label: { en: '订单 — Ordre № 7', 'zh-CN': '角色“一”' },
      grants: entities.map((entity) => ({
        entity: entity.name,
        actions: ['read', 'create', 'update', 'delete'] as const,
        ...(this.#random.chance(0.5) ? { when: this.#condition(entity.fields, 2) } : {}),
      })),
    };
    return {
      format: 1,
      app: { name: this.#random.pick(NAMES), label: '应用 ✓ "x"', version: '1.0.0', locales: ['en'] },
      entities: [...all],
      roles: [role],
      forms: [],
      views: [],
      workflows: [],
      rules: [],
      datasets: [],
      scenarios: [],
      locales: [],
    } as unknown as AppDefinition;
  }

  #names(count: number): string[] {
    const made = new Set<string>();
    while (made.size < count) made.add(made.size > 30 ? `entity_${made.size}` : this.#random.pick(NAMES));
    return [...made];
  }

  #entity(name: string, others: readonly string[], isChild = false): EntityDefinition {
    const random = this.#random;
    const names = this.#names(random.chance(0.03) ? 30 : 1 + random.below(8));
    const fields = names.map((each) => this.#field(each, others));
    const computed = Array.from({ length: random.below(3) }, (_, nr) => this.#formula(`formula_${nr}`, fields));
    const keyed = fields.filter(({ type }) => KINDS[type] !== undefined).map((field) => field.name);
    const validations = Array.from({ length: random.below(3) }, (_, nr) => ({
      name: `rule_${nr}`,
      assert: this.#condition(fields, 3),
      message: { en: `It's "wrong" % ${nr} \\` },
    }));
    const days = fields.filter(({ type }) => type === 'date').map((field) => field.name);
    const [from, to] = days;
    const key = keyed.filter((each) => each !== from && each !== to).slice(0, 2);
    const isPeriod = !isChild && from !== undefined && to !== undefined && key.length > 0 && random.chance(0.6);
    return {
      name,
      label: { en: 'Żółć 🧾', 'zh-CN': '实体' },
      fields: [...fields, ...computed],
      ...(keyed.length > 0 && random.chance(0.4) ? { unique: [keyed.slice(0, 1 + random.below(3))] } : {}),
      ...(keyed.length > 0 && random.chance(0.4) ? { indexes: [keyed.toReversed().slice(0, 3)] } : {}),
      ...(validations.length > 0 ? { validations } : {}),
      ...(isPeriod ? { effective: { from, to, key } } : {}),
    } as EntityDefinition;
  }

  #field(name: string, others: readonly string[]): FieldDefinition {
    const random = this.#random;
    const plain = random.chance(0.5) ? SAMPLES.filter(({ type }) => KINDS[type] !== undefined) : SAMPLES;
    const sample = random.pick(plain.filter(({ type }) => !['lines', 'rollup', 'lookup', 'formula'].includes(type)));
    const isKeyed = KINDS[sample.type] !== undefined && sample.type !== 'boolean';
    return {
      ...sample,
      name,
      ...('entity' in sample ? { entity: random.pick(others) } : {}),
      ...(random.chance(0.15) ? { required: true } : {}),
      ...(isKeyed && random.chance(0.1) ? { unique: true } : {}),
      ...(KINDS[sample.type] === 'text' && random.chance(0.2) ? { searchable: true } : {}),
    };
  }

  #formula(name: string, fields: Fields): FieldDefinition {
    const stored = this.#random.chance(0.5) ? { stored: true } : {};
    switch (this.#random.below(4)) {
      case 0:
        return { name, type: 'formula', result: 'boolean', value: this.#condition(fields, 3), ...stored };
      case 1:
        return { name, type: 'formula', result: 'decimal', scale: 4, value: this.#number(fields, 3), ...stored };
      case 2:
        return {
          name,
          type: 'formula',
          result: 'text',
          value: { cat: [this.#text(fields), '—', this.#number(fields, 1)] },
          ...stored,
        };
      default:
        return { name, type: 'formula', result: 'date', value: { addDays: [this.#date(fields), 7] }, ...stored };
    }
  }

  #pick(fields: Fields, kind: string): unknown {
    const fitting = fields.filter(({ type }) => KINDS[type] === kind);
    return fitting.length === 0 ? undefined : { var: `record.${this.#random.pick(fitting).name}` };
  }

  #condition(fields: Fields, depth: number): unknown {
    const random = this.#random;
    if (depth > 0 && random.chance(0.4))
      return { [random.pick(['and', 'or'])]: [this.#condition(fields, depth - 1), this.#condition(fields, depth - 1)] };
    switch (random.below(6)) {
      case 0:
        return { '>=': [this.#number(fields, depth), this.#number(fields, depth)] };
      case 1:
        return { '<': [this.#date(fields), '2026-06-30'] };
      case 2:
        return { startsWith: [this.#text(fields), 'a'] };
      case 3:
        return { '!': this.#pick(fields, 'boolean') ?? true };
      case 4:
        return { '>': [{ count: { missing: [this.#single(fields)] } }, 0] };
      default:
        return { [random.pick(['isNull', 'isNotNull'])]: { var: this.#single(fields) } };
    }
  }

  /** A field with a value of its own; what has parts or several values is asked for one of them. */
  #single(fields: Fields): string {
    const single = fields.filter(({ type }) => KINDS[type] !== undefined);
    return `record.${single.length === 0 ? 'id' : this.#random.pick(single).name}`;
  }

  #number(fields: Fields, depth: number): unknown {
    const leaf = this.#pick(fields, 'number') ?? 3;
    if (depth <= 0 || this.#random.chance(0.3)) return leaf;
    return { [this.#random.pick(['+', '-', '*', '/', 'max'])]: [leaf, this.#number(fields, depth - 1)] };
  }

  #text(fields: Fields): unknown {
    return this.#pick(fields, 'text') ?? 'x';
  }

  #date(fields: Fields): unknown {
    return this.#pick(fields, 'date') ?? { date: '2026-01-31' };
  }
}
