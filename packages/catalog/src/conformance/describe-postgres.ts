import type { FieldInstance, FieldModels } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { type PostgresFields, type SqlFragment, fieldColumns, sql, toStatement } from '@formwork/storage';
import { describe, expect, test } from '@jest/globals';
import type { ConversionCase, FieldCases, FieldSample } from './field-cases.ts';
import { resolveSample } from './resolve-sample.ts';

/** What the suite asks of a database; `pg.Pool` fits. */
export interface QueryRunner {
  query(text: string, values: readonly unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

interface Facets {
  readonly models: FieldModels;
  readonly postgres: PostgresFields;
}

/** The conformance of the PostgreSQL facet over a real server: round trip, order, checks, conversions. */
export function describePostgres(cases: FieldCases, facets: Facets, database: () => QueryRunner): void {
  describe(`field type ${cases.id} in PostgreSQL`, () => {
    for (const [index, sample] of cases.samples.entries()) {
      const table = `c_${cases.id.replaceAll('-', '_')}_${index}`;
      describe(`field "${sample.field.name}"`, () => describeSample(sample, table, facets, database));
    }
  });
}

function describeSample(sample: FieldSample, table: string, facets: Facets, database: () => QueryRunner): void {
  const field = resolveSample(facets.models, sample.field, sample.around);
  const facet = facets.postgres.resolve(field.definition.type);
  const isKept = fieldColumns(field).length > 0;
  test('reads every value back as it is on the wire', async () => {
    const values = sample.valid.map(({ out }) => out);
    if (isKept) {
      await createTable(database(), table, field, facets);
      expect(await roundTrip(database(), table, field, facets, [...values, null])).toEqual([...values, null]);
    } else {
      for (const value of values) expect(await presentLive(database(), field, facets, value)).toEqual(value);
    }
  });
  if (sample.ascending !== undefined) {
    test('sorts by its key column', async () => {
      await createTable(database(), `${table}_order`, field, facets);
      const ascending = sample.ascending!;
      await insert(database(), `${table}_order`, field, facets, ascending.toReversed());
      const key = columnsOf(field)[facet.keyColumn ?? 0]!;
      const collation = field.type.kind === 'text' ? sql` collate "C"` : sql.empty;
      const statement = sql`select to_json(${facet.present(columnsOf(field), field)}) as v from ${sql.identifier(`${table}_order`)} order by ${key}${collation}`;
      expect((await run(database(), statement)).map((row) => row['v'])).toEqual(ascending);
    });
  }
  for (const [row, params] of (sample.refused ?? []).entries()) {
    test(`refuses the row ${JSON.stringify(params)} by a check`, async () => {
      await createTable(database(), `${table}_refused_${row}`, field, facets);
      await expect(insertRow(database(), `${table}_refused_${row}`, field, params, 0)).rejects.toMatchObject({
        code: '23514',
      });
    });
  }
  for (const [row, conversion] of (sample.conversions ?? []).entries()) {
    test(`converts from ${conversion.from.type}, or says which rows would be lost`, async () => {
      await checkConversion(database(), `${table}_from_${row}`, field, conversion, facets);
    });
  }
}

async function checkConversion(
  database: QueryRunner,
  table: string,
  to: FieldInstance,
  { from, rows }: ConversionCase,
  facets: Facets,
): Promise<void> {
  const source = resolveSample(facets.models, from);
  await createTable(database, table, source, facets);
  await insert(
    database,
    table,
    source,
    facets,
    rows.map((row) => row.value),
  );
  const facet = facets.postgres.resolve(to.definition.type);
  const conversion = facet.convertFrom?.(source, columnsOf(source), to);
  if (conversion === undefined) throw new Error(`No conversion from ${from.type} is offered.`);
  const where = sql.identifier(table);
  const failing = await run(database, sql`select ${conversion.fails} as v from ${where} order by n`);
  expect(failing.map((row) => row['v'])).toEqual(rows.map((row) => row.fails === true));
  const present = facet.present(conversion.using, to);
  const kept = await run(
    database,
    sql`select to_json(${present}) as v from ${where} where not ${conversion.fails} order by n`,
  );
  expect(kept.map((row) => row['v'])).toEqual(rows.filter((row) => row.fails !== true).map((row) => row.to ?? null));
}

async function createTable(database: QueryRunner, table: string, field: FieldInstance, facets: Facets): Promise<void> {
  const columns = fieldColumns(field).map((column) => sql`${sql.identifier(column.name)} ${sql.constant(column.type)}`);
  const checks = facets.postgres.resolve(field.definition.type).checks?.(columnsOf(field), field) ?? [];
  const parts = [
    ...columns,
    ...checks.map((check) => sql`constraint ${sql.identifier(check.suffix)} check (${check.sql})`),
  ];
  await run(database, sql`create table ${sql.identifier(table)} (n int, ${sql.join(parts)})`);
}

async function roundTrip(
  database: QueryRunner,
  table: string,
  field: FieldInstance,
  facets: Facets,
  values: readonly (Json | null)[],
): Promise<unknown[]> {
  await insert(database, table, field, facets, values);
  const present = facets.postgres.resolve(field.definition.type).present(columnsOf(field), field);
  const rows = await run(database, sql`select to_json(${present}) as v from ${sql.identifier(table)} order by n`);
  return rows.map((row) => row['v']);
}

/** A computed value has no column: it is presented from a literal of the column type that carries it. */
async function presentLive(database: QueryRunner, field: FieldInstance, facets: Facets, value: Json): Promise<unknown> {
  const { shape } = field;
  const facet = facets.postgres.resolve(field.definition.type);
  const literal =
    'column' in shape
      ? sql`${facet.encode(value, field)[0]}::${sql.constant(shape.column.kind)}`
      : sql`${JSON.stringify(value)}::json`;
  const rows = await run(database, sql`select to_json(${facet.present([literal], field)}) as v`);
  return rows[0]?.['v'];
}

async function insert(
  database: QueryRunner,
  table: string,
  field: FieldInstance,
  facets: Facets,
  values: readonly (Json | null)[],
): Promise<void> {
  const facet = facets.postgres.resolve(field.definition.type);
  for (const [n, value] of values.entries()) await insertRow(database, table, field, facet.encode(value, field), n);
}

async function insertRow(
  database: QueryRunner,
  table: string,
  field: FieldInstance,
  params: readonly unknown[],
  n: number,
): Promise<void> {
  const columns = fieldColumns(field);
  expect(params).toHaveLength(columns.length);
  const values = columns.map((column, index) => sql`${params[index]}::${sql.constant(column.type)}`);
  await run(database, sql`insert into ${sql.identifier(table)} values (${n}::int, ${sql.join(values)})`);
}

function columnsOf(field: FieldInstance): SqlFragment[] {
  return fieldColumns(field).map((column) => sql.identifier(column.name));
}

async function run(database: QueryRunner, fragment: SqlFragment): Promise<readonly Record<string, unknown>[]> {
  const { text, values } = toStatement(fragment);
  return (await database.query(text, [...values])).rows;
}
