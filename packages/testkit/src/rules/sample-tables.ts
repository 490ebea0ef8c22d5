import type { RuleSqlContext } from '@formwork/storage';
import { sql } from '@formwork/storage';
import type pg from 'pg';
import { sampleCalendar } from './sample-scope.ts';
import { type SampleRow, sampleCustomers } from './sample-rows.ts';

/** The instant that `now` is in samples. */
export const sampleNow = '2026-06-30T15:59:59.123Z';
/** The civil date that `today` is in samples. */
export const sampleToday = '2026-06-30';

const TABLES = `
create table customer (id uuid primary key, region text, credit numeric(18,2));
create table sample (
  nr int primary key, note text, code text, status text, count integer, big bigint, price numeric(38,2), rate numeric(38,6),
  active boolean, urgent boolean, due_on date, made_on date, made_at timestamptz(3), seen_at timestamptz(3),
  customer uuid, partner uuid, tags text[], amounts numeric[], days date[]);
create table line (
  parent int, position int, name text, quantity integer, price numeric(38,2), done boolean, due_on date,
  primary key (parent, position));`;

/** Makes the sample tables and fills them. */
export async function createSampleTables(pool: pg.Pool, rows: readonly SampleRow[]): Promise<void> {
  await pool.query(TABLES);
  const insert = (table: string, values: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const names = Object.keys(values);
    const slots = names.map((_, index) => `$${index + 1}`);
    return pool.query(`insert into ${table} (${names.join(', ')}) values (${slots.join(', ')})`, Object.values(values));
  };
  for (const customer of sampleCustomers) await insert('customer', customer);
  for (const [nr, row] of rows.entries()) {
    const { lines, customer, ...fields } = row;
    await insert('sample', { nr, ...fields, customer: (customer as { id: string } | null)?.id ?? null });
    for (const [index, line] of (lines as SampleRow[]).entries())
      await insert('line', { parent: nr, position: index + 1, ...line });
  }
}

let lists = 0;

/** Reads the sample tables: the row is `s`, the customer a scalar subquery, lines a table. */
export const sampleSqlContext: RuleSqlContext = {
  variable: ([, field, member]) => {
    if (field === 'customer' && member !== undefined) {
      return sql`(select c.${sql.identifier(member)} from customer c where c.id = s.customer)`;
    }
    return sql`s.${sql.identifier(field ?? '')}`;
  },
  list: () => {
    const alias = sql.identifier(`line_${(lists += 1)}`);
    return {
      from: sql`line ${alias}`,
      where: sql`${alias}.parent = s.nr`,
      orderBy: sql`${alias}.position`,
      item: ([member]) => sql`${alias}.${sql.identifier(member ?? '')}`,
    };
  },
  lookup: (node, compile) => {
    const matches = Object.entries(node.match).map(
      ([name, value]) => sql`k.${sql.identifier(name)} = ${compile(value)}`,
    );
    return sql`(select k.${sql.identifier(node.field)} from customer k where ${sql.join(matches, ' and ')} order by k.id limit 1)`;
  },
  exists: (node, compile) => sql`exists (select 1 from customer e where ${compile(node.where, candidateContext)})`,
  calendar: (name) => (name === sampleCalendar.name ? sampleCalendar : undefined),
  now: () => sql`${sampleNow}::timestamptz`,
  today: () => sql`${sampleToday}::date`,
};

/** Within `exists` the record is the customer `e`, and what is outside is the row. */
const candidateContext: RuleSqlContext = {
  ...sampleSqlContext,
  variable: (path, type) => {
    const [root, ...rest] = path;
    if (root === 'outer') return sampleSqlContext.variable(['record', ...rest], type);
    return sql`e.${sql.identifier(rest[0] ?? '')}`;
  },
};
