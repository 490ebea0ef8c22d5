import type { Pool } from 'pg';
import { dumpSchema } from '../database/dump-schema.ts';

/** The catalog, the metadata and the data of a database with the sample app, comparable as text. */
export async function dumpEverything(pool: Pool): Promise<string> {
  const parts = [await dumpSchema(pool)];
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('shop', 'formwork') order by 1`,
  );
  for (const { name } of rows) {
    const data = await pool.query<{ line: string }>(`select t::text as line from ${name} t order by 1`);
    parts.push(`${name}\n${data.rows.map((row) => row.line).join('\n')}`);
  }
  return parts.join('\n');
}
