import Type, { type TSchema } from 'typebox';

/** The schema with words of its own: what a key means where it stands. TypeBox's hidden notes are kept. */
export function described<T extends TSchema>(schema: T, description: string): T {
  const own = Object.getOwnPropertyDescriptors(schema);
  const words = { value: description, enumerable: true, configurable: true, writable: true };
  return Object.defineProperties({}, { ...own, description: words }) as T;
}

/** A name that people choose: snake_case, at most 48 characters, and the SQL name (so no mapping is ever needed). */
export const Name = Type.String({
  pattern: '^[a-z][a-z0-9_]{0,47}$',
  description: 'snake_case, at most 48 characters; it is also the name in the database.',
});

/** A name that may be qualified by another app: `part` or `core.part`. */
export const QualifiedName = Type.String({
  pattern: '^[a-z][a-z0-9_]{0,47}([.][a-z][a-z0-9_]{0,47})?$',
  description: 'A name in this app, or app.name for one of another app.',
});

/** A path to a value: a field, or fields through references, such as `customer.region.code`. */
export const FieldPath = Type.String({
  pattern: '^[a-z][a-z0-9_]{0,47}([.][a-z][a-z0-9_]{0,47}){0,3}$',
  description: 'A field, or a path through references such as customer.name.',
});

/** Whatever a person reads: a string, or a map of locale to string. */
export const LocalisedText = Type.Union(
  [
    Type.String({ maxLength: 4000 }),
    Type.Record(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), Type.String({ maxLength: 4000 }), {
      additionalProperties: false,
    }),
  ],
  { description: 'A text, or one for each locale: {"en": "Order", "zh-CN": "订单"}.' },
);

/** An expression in JsonLogic; parsed and typed by the rules package, so any JSON is let through here. */
export const RuleJson = Type.Unknown({ description: 'An expression in JsonLogic.', 'x-formwork': 'rule' });

/** The former names of a renamed thing, oldest first: turns a rename into RENAME, never drop and add. */
export const RenamedFrom = Type.Array(Name, { description: 'Former names, oldest first.', uniqueItems: true });

/** Colours that every theme knows, in light and in dark. */
export const Colour = Type.Enum(['grey', 'blue', 'cyan', 'green', 'gold', 'orange', 'red', 'purple'], {
  description: 'A colour that every theme knows.',
});

/** The editor's pointer to the schema of this file. */
export const SchemaPointer = Type.Optional(
  Type.String({ description: 'Where an editor finds the schema of this file.' }),
);

/** An icon by name from the icon set that ships. */
export const Icon = Type.String({
  pattern: '^[a-z][a-z0-9-]{0,40}$',
  description: 'An icon of the set that ships, by name.',
});

/** Options of every object of the language: unknown keys are findings. */
export const closed = { additionalProperties: false } as const;
