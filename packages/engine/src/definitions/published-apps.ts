import { type AppDefinition, type FieldModels, type Model, resolveModel } from '@formwork/definition';
import { hasErrors } from '@formwork/kernel';
import type { Pool } from 'pg';
import { DefinitionUnusable } from './definition.errors.ts';

/** One app as it is live. */
export interface PublishedApp {
  readonly app: string;
  readonly revision: number;
  readonly hash: string;
  readonly definition: AppDefinition;
  readonly publishedAt: Date;
}

/** Everything that is live at one moment, resolved together. Immutable: a publish makes another. */
export interface Published {
  readonly apps: ReadonlyMap<string, PublishedApp>;
  readonly model: Model;
  /** Stored formulas (`shop.order_line.amount`) of big tables that are still being computed for records of before. */
  readonly filling: ReadonlySet<string>;
  /** Changes exactly when what is live changes: caches of compiled things hang on it. */
  readonly id: string;
}

interface Row {
  readonly app: string;
  readonly revision: number;
  readonly hash: string;
  readonly publishedAt: Date;
  readonly definition: AppDefinition | null;
  readonly filling: readonly string[] | null;
}

/** Definitions that are live, except those whose revision the reader has already (`$1` apps, `$2` revisions). */
const text = `
  select a.name as app, a.revision, v.hash, a.published_at as "publishedAt",
    case when exists (select 1 from unnest($1::text[], $2::int[]) k (app, revision)
                      where k.app = a.name and k.revision = a.revision) then null else v.definition end as definition,
    (select json_agg(j.statements ->> 'formula' order by j.id) from formwork.publish_jobs j
     where j.app = a.name and j.kind = 'fill') as filling
  from formwork.apps a join formwork.app_versions v on v.app = a.name and v.revision = a.revision
  order by a.name`;

/** Reads what is live now; definitions that `known` has already are not read again. */
export async function readPublished(
  client: Pick<Pool, 'query'>,
  models: FieldModels,
  known?: Published,
): Promise<Published> {
  const had = [...(known?.apps.values() ?? [])];
  const { rows } = await client.query<Row>(text, [had.map((app) => app.app), had.map((app) => app.revision)]);
  const apps = new Map(
    rows.map(({ filling: _filling, ...row }) => [
      row.app,
      { ...row, definition: row.definition ?? known!.apps.get(row.app)!.definition },
    ]),
  );
  const filling = new Set(rows.flatMap((row) => row.filling ?? []));
  const id = [...rows.map((row) => `${row.app}:${row.revision}`), ...filling].join(',');
  if (known?.id === id) return known;
  const { model, issues } = resolveModel(
    [...apps.values()].map((app) => app.definition),
    models,
  );
  if (hasErrors(issues)) throw DefinitionUnusable({ apps: [...apps.keys()] }, { issues });
  return Object.freeze({ apps, model, filling, id });
}
