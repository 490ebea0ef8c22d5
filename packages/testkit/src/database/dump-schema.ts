import type { ClientBase, Pool } from 'pg';
import { catalogQueries } from './catalog-queries.ts';

/**
 * Gives a canonical text of everything that the catalog knows of some schemas (all but PostgreSQL's own by default):
 * two dumps are equal as strings exactly when the schemas are. Column order is part of it; ids and sizes are not.
 */
export async function dumpSchema(client: ClientBase | Pool, schemas?: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const query of catalogQueries) {
    const { rows } = await client.query<{ line: string }>(query, [schemas ?? null]);
    lines.push(...rows.map((row) => row.line).sort());
  }
  return `${lines.join('\n')}\n`;
}
