/** A piece of SQL: text chunks with values between them. Identifiers are quoted into the text; values never are. */
export interface SqlFragment {
  /** One more chunk than there are values. */
  readonly chunks: readonly string[];
  readonly values: readonly unknown[];
}

/** What `pg` takes: text with `$1…` and its values. */
export interface SqlStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const FRAGMENT = Symbol('sql');
type Marked = SqlFragment & { readonly [FRAGMENT]: true };

function make(chunks: readonly string[], values: readonly unknown[]): SqlFragment {
  return { chunks, values, [FRAGMENT]: true } as Marked;
}

function isFragment(value: unknown): value is SqlFragment {
  return typeof value === 'object' && value !== null && FRAGMENT in value;
}

/** A parameter whose value is known only when the statement runs: compiled statements keep it, `bindStatement` fills it. */
export interface SqlSlot<C = never> {
  readonly slot: (context: C) => unknown;
}

/**
 * Builds a fragment. Interpolated fragments are spliced; anything else becomes a bound parameter.
 *
 * @example
 * sql`select ${sql.identifier('name')} from t where id = ${id}::uuid`
 */
function tag(strings: TemplateStringsArray, ...parts: readonly unknown[]): SqlFragment {
  const chunks: string[] = [strings[0]!];
  const values: unknown[] = [];
  parts.forEach((part, index) => {
    const next = strings[index + 1]!;
    if (isFragment(part)) {
      chunks[chunks.length - 1] += part.chunks[0]!;
      part.values.forEach((value, at) => {
        values.push(value);
        chunks.push(part.chunks[at + 1]!);
      });
      chunks[chunks.length - 1] += next;
    } else {
      values.push(part);
      chunks.push(next);
    }
  });
  return make(chunks, values);
}

const RESERVED_BYTES = /\0/;

/** Quotes an identifier (or a dotted path given as several arguments). Throws on NUL, which no identifier has. */
function identifier(...names: readonly string[]): SqlFragment {
  const quoted = names.map((name) => {
    if (name === '' || RESERVED_BYTES.test(name))
      throw new TypeError('An SQL identifier is neither empty nor holds NUL.');
    return `"${name.replaceAll('"', '""')}"`;
  });
  return make([quoted.join('.')], []);
}

/** Joins fragments with a separator that is a constant of the program. */
function join(fragments: readonly SqlFragment[], separator = ', '): SqlFragment {
  if (fragments.length === 0) return make([''], []);
  const chunks: string[] = [''];
  const values: unknown[] = [];
  fragments.forEach((fragment, index) => {
    chunks[chunks.length - 1] += (index === 0 ? '' : separator) + fragment.chunks[0]!;
    fragment.values.forEach((value, at) => {
      values.push(value);
      chunks.push(fragment.chunks[at + 1]!);
    });
  });
  return make(chunks, values);
}

/** Text that is a constant of the program: keywords, types, operators from closed tables. Never input. */
function constant(text: string): SqlFragment {
  return make([text], []);
}

/** A string literal for DDL, where PostgreSQL takes no parameters (defaults, comments). Quotes and backslashes are safe. */
function literal(text: string): SqlFragment {
  const escaped = text.replaceAll("'", "''");
  return make([escaped.includes('\\') ? ` E'${escaped.replaceAll('\\', '\\\\')}'` : `'${escaped}'`], []);
}

/** A parameter that is filled when the statement is bound (see `SqlSlot`). */
function slot<C>(read: (context: C) => unknown): SqlFragment {
  return make(['', ''], [{ slot: read } satisfies SqlSlot<C>]);
}

export const sql = Object.assign(tag, { identifier, join, constant, literal, slot, empty: make([''], []) });

/** Numbers the parameters of a fragment. Slots stay as they are, for `bindStatement`. */
export function toStatement(fragment: SqlFragment): SqlStatement {
  let text = fragment.chunks[0]!;
  fragment.values.forEach((_, index) => {
    text += `$${index + 1}${fragment.chunks[index + 1]!}`;
  });
  return { text, values: fragment.values };
}

/** The values of a compiled statement for one request: slots are read from the context, the rest is constant. */
export function bindValues<C>(statement: SqlStatement, context: C): unknown[] {
  return statement.values.map((value) =>
    typeof value === 'object' && value !== null && 'slot' in value ? (value as SqlSlot<C>).slot(context) : value,
  );
}
