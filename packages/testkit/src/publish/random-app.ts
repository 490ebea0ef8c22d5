import type { AppDefinition, FieldDefinition } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import type { RandomSource } from '../rules/random-source.ts';

/** A field that keeps its identity through renames. */
export interface LivingField {
  readonly key: number;
  definition: FieldDefinition;
}

/** An entity that keeps its identity through renames, with the records that it should have. */
export interface LivingEntity {
  readonly key: number;
  name: string;
  formerNames: string[];
  fields: LivingField[];
  /** Fields that were removed, youngest last: the values that they should have when they return. */
  removed: LivingField[];
  uniques: string[][];
  /** Record id → field key → value on the wire. */
  records: Map<string, Map<number, Json>>;
}

type Change = (app: RandomApp, random: RandomSource) => void;

const optionNames = ['red', 'green', 'blue', 'grey'];

/** Samples of each type by a number, so that values are told apart. */
const samples: Readonly<Record<string, (n: number, field: FieldDefinition) => Json>> = {
  text: (n) => `text ${n}`,
  'long-text': (n) => `a longer text ${n}`,
  integer: (n) => n,
  decimal: (n, field) => `${n}.${'50'.padEnd((field['scale'] as number | undefined) ?? 2, '0')}`,
  boolean: (n) => n % 2 === 0,
  date: (n) => `2026-0${1 + (n % 9)}-1${n % 10}`,
  choice: (n, field) => optionsOf(field)[n % optionsOf(field).length]!.value,
  choices: (n, field) => [optionsOf(field)[n % optionsOf(field).length]!.value],
  money: (n) => ({ amount: `${n}.25`, currency: 'CNY' }),
  color: (n) => `#${n.toString(16).padStart(6, '0')}`,
  duration: (n) => n * 60,
  email: (n) => `person.${n}@example.com`,
  json: (n) => ({ number: n, list: [`text ${n}`] }),
  location: (n) => ({ address: `${n} Harbour Road`, latitude: null, longitude: null }),
  'rich-text': (n) => `- **${n}**`,
  time: (n) => `0${n % 10}:${10 + (n % 50)}`,
  'translated-text': (n) => (n % 2 === 0 ? { en: `text ${n}` } : { en: `text ${n}`, 'zh-CN': `文字 ${n}` }),
};

interface Option {
  readonly value: string;
  readonly renamedFrom?: readonly string[];
}

function optionsOf(field: FieldDefinition): readonly Option[] {
  return field['options'] as readonly Option[];
}

/** An app that is edited at random and always knows what should be in its tables. */
export class RandomApp {
  readonly entities: LivingEntity[] = [];
  #keys = 0;
  readonly #random: RandomSource;

  constructor(random: RandomSource) {
    this.#random = random;
    this.addEntity();
    this.addEntity();
  }

  nextKey(): number {
    return (this.#keys += 1);
  }

  addEntity(): void {
    const key = this.nextKey();
    const fields = [this.newField('text'), this.newField(), this.newField()];
    this.entities.push({
      key,
      name: `entity_${key}`,
      formerNames: [],
      fields,
      removed: [],
      uniques: [],
      records: new Map(),
    });
  }

  newField(type = this.#random.pick(Object.keys(samples))): LivingField {
    const key = this.nextKey();
    const options = { options: optionNames.slice(0, 2 + this.#random.below(2)).map((value) => ({ value })) };
    const definition: FieldDefinition = {
      name: `field_${key}`,
      type,
      ...(type === 'choice' || type === 'choices' ? options : {}),
      ...(type === 'decimal' ? { scale: 2 } : {}),
      ...(type === 'translated-text' ? { locales: ['en', 'zh-CN'] } : {}),
      ...(this.#random.chance(0.3) && (type === 'text' || type === 'long-text') ? { searchable: true } : {}),
    };
    return { key, definition };
  }

  sample(field: FieldDefinition): Json {
    return samples[field.type]!(this.nextKey(), field);
  }

  /** The app as it would be published now. */
  definition(): AppDefinition {
    return JSON.parse(
      JSON.stringify({
        format: 1,
        app: { name: 'random', label: 'Random', version: '1.0.0', locales: ['en'] },
        entities: this.entities.map((entity) => ({
          name: entity.name,
          renamedFrom: entity.formerNames,
          fields: entity.fields.map((field) => field.definition),
          unique: entity.uniques,
        })),
        forms: [],
        views: [],
        workflows: [],
        rules: [],
        roles: [],
        datasets: [],
        scenarios: [],
        locales: [],
      }),
    ) as AppDefinition;
  }

  /** One to three random edits, with what they mean for the records. */
  edit(): void {
    for (let count = 1 + this.#random.below(3); count > 0; count -= 1) this.#random.pick(changes)(this, this.#random);
  }
}

const withNames = (names: readonly string[]): { name: string; renamedFrom: string[] } => ({
  name: names.at(-1)!,
  renamedFrom: names.slice(0, -1),
});

/** A name that was borne before takes the renames since then back. */
function rename(former: readonly string[], name: string, to: string): { name: string; renamedFrom: string[] } {
  const names = [...former, name];
  const at = names.indexOf(to);
  return withNames(at >= 0 ? names.slice(0, at + 1) : [...names, to]);
}

function renameField(field: LivingField, to: string): void {
  field.definition = {
    ...field.definition,
    ...rename(field.definition.renamedFrom ?? [], field.definition.name, to),
  };
}

function renameInUniques(entity: LivingEntity, names: ReadonlyMap<string, string>): void {
  entity.uniques = entity.uniques.map((columns) => columns.map((column) => names.get(column) ?? column));
}

const pickEntity = (app: RandomApp, random: RandomSource): LivingEntity => random.pick(app.entities);

function changeValues(entity: LivingEntity, field: LivingField, change: (value: Json) => Json): void {
  for (const record of entity.records.values()) {
    const value = record.get(field.key) ?? null;
    if (value !== null) record.set(field.key, change(value));
  }
}

const changes: readonly Change[] = [
  (app, random) => void pickEntity(app, random).fields.push(app.newField()),
  (app, random) => {
    const entity = pickEntity(app, random);
    const field = app.newField();
    const value = app.sample(field.definition);
    field.definition = { ...field.definition, required: true, default: value };
    entity.fields.push(field);
    for (const record of entity.records.values()) record.set(field.key, value);
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    if (entity.fields.length < 3) return;
    const [field] = entity.fields.splice(random.below(entity.fields.length), 1);
    entity.removed.push(field!);
    entity.uniques = entity.uniques.filter((columns) => !columns.includes(field!.definition.name));
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    const field = entity.removed.pop();
    if (field === undefined) return;
    const { required: _required, ...definition } = field.definition;
    field.definition = definition as FieldDefinition;
    entity.fields.splice(random.below(entity.fields.length + 1), 0, field);
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    const field = random.pick(entity.fields);
    const from = field.definition.name;
    renameField(field, `field_${app.nextKey()}`);
    renameInUniques(entity, new Map([[from, field.definition.name]]));
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    const field = random.pick(entity.fields);
    const former = field.definition.renamedFrom?.[0];
    if (former === undefined || entity.fields.some((other) => other.definition.name === former)) return;
    const from = field.definition.name;
    renameField(field, former);
    renameInUniques(entity, new Map([[from, former]]));
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    const [one, other] = [random.pick(entity.fields), random.pick(entity.fields)];
    if (one === other) return;
    const [a, b] = [one.definition.name, other.definition.name];
    renameField(one, b);
    renameField(other, a);
    renameInUniques(entity, new Map([[a, b], [b, a]])); // prettier-ignore
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    Object.assign(entity, toEntityNames(rename(entity.formerNames, entity.name, `entity_${app.nextKey()}`)));
  },
  (app, random) => {
    const [one, other] = [pickEntity(app, random), pickEntity(app, random)];
    if (one === other) return;
    const [a, b] = [one.name, other.name];
    Object.assign(one, toEntityNames(rename(one.formerNames, a, b)));
    Object.assign(other, toEntityNames(rename(other.formerNames, b, a)));
  },
  (app) => void (app.entities.length < 5 && app.addEntity()),
  (app, random) => {
    if (app.entities.length > 2) app.entities.splice(random.below(app.entities.length), 1);
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    const field = random.pick(entity.fields);
    if (field.definition['required'] === true) field.definition = { ...field.definition, required: false };
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    const field = random.pick(entity.fields);
    const { type } = field.definition;
    if (type === 'integer')
      convert(entity, field, { type: 'decimal', scale: 2 }, (value) => `${JSON.stringify(value)}.00`);
    else if (type === 'decimal') {
      const scale = (field.definition['scale'] as number) + 1;
      convert(entity, field, { scale }, (value) => `${value as string}0`);
    } else if (type === 'text' && random.chance(0.5)) {
      convert(entity, field, { type: 'translated-text', locales: ['en', 'zh-CN'] }, (value) => ({ en: value }));
    } else if (type === 'text') convert(entity, field, { type: 'long-text' }, (value) => value);
    else if (type === 'long-text') convert(entity, field, { type: 'rich-text' }, (value) => value);
    else if (type === 'rich-text') {
      const asPlace = (address: Json): Json => ({ address, latitude: null, longitude: null });
      convert(entity, field, { type: 'location' }, asPlace);
    } else if (type === 'email' || type === 'color' || type === 'time') {
      convert(entity, field, { type: 'text' }, (value) => value);
    } else if (type === 'duration') convert(entity, field, { type: 'integer' }, (value) => value);
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    const field = random.pick(entity.fields);
    if (!Array.isArray(field.definition['options'])) return;
    const options = optionsOf(field.definition);
    const from = random.pick(options).value;
    const to = `option_${app.nextKey()}`;
    const renamed = options.map((option) =>
      option.value === from ? { value: to, renamedFrom: [...(option.renamedFrom ?? []), from] } : option,
    );
    const map = (value: Json): Json => (value === from ? to : value);
    const fallback = field.definition.default as Json | undefined;
    const mapped = (value: Json): Json => (Array.isArray(value) ? value.map(map) : map(value));
    field.definition = {
      ...field.definition,
      options: renamed,
      ...(fallback === undefined ? {} : { default: mapped(fallback) }),
    };
    changeValues(entity, field, mapped);
  },
  (app, random) => {
    const entity = pickEntity(app, random);
    const field = entity.fields.find(({ definition }) => definition.type === 'text');
    const name = field?.definition.name;
    if (field === undefined || entity.uniques.some(([first]) => first === name)) return;
    if (random.chance(0.5) || field.definition.default !== undefined) return;
    entity.uniques.push([name!]);
  },
  (app, random) => void (pickEntity(app, random).uniques = []),
];

function toEntityNames(names: { name: string; renamedFrom: string[] }): { name: string; formerNames: string[] } {
  return { name: names.name, formerNames: names.renamedFrom };
}

function convert(
  entity: LivingEntity,
  field: LivingField,
  options: Readonly<Record<string, unknown>>,
  change: (value: Json) => Json,
): void {
  const fallback = field.definition.default as Json | undefined;
  field.definition = {
    ...field.definition,
    ...options,
    ...(fallback === undefined ? {} : { default: change(fallback) }),
  };
  changeValues(entity, field, change);
}
