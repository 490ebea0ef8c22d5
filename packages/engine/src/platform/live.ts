import { type Access, compileAccess, systemAccess } from '@formwork/access';
import type { EntityModel, FieldModels } from '@formwork/definition';
import { createStorageModel, type PostgresFields, type StorageModel } from '@formwork/storage';
import type { Pool } from 'pg';
import { type Published, readPublished } from '../definitions/published-apps.ts';
import type { Principal, UserFacts } from '../people/principal.ts';

/** What is live at one moment, with everything that is compiled from it. Swapped as a whole. */
export interface Live {
  readonly published: Published;
  readonly storage: StorageModel;
  /** What the principal may do; remembered per person. */
  accessOf(principal: Principal): Access;
  /** The entity of an app, or `undefined`. */
  findEntity(app: string, entity: string): EntityModel | undefined;
}

/** Builds what hangs on a set of published apps. Nothing is compiled before it is used. */
export function buildLive(published: Published, fields: PostgresFields): Live {
  const { model } = published;
  const people = new WeakMap<UserFacts, Access>();
  return Object.freeze({
    published,
    storage: createStorageModel(model, fields, {
      revisions: new Map([...published.apps.values()].map(({ app, revision }) => [app, revision])),
      filling: published.filling,
    }),
    accessOf: (principal: Principal): Access => {
      if (principal.kind === 'system') return systemAccess(model);
      const known = people.get(principal.user);
      if (known !== undefined) return known;
      const access = compileAccess(model, principal.user.roles);
      people.set(principal.user, access);
      return access;
    },
    findEntity: (app: string, entity: string) => model.apps.get(app)?.entities.get(entity),
  });
}

/** The one place that knows what is live. */
export interface LiveHolder {
  current(): Live;
  /** Reads what is published again; many calls at once share a reading, and one that comes later is never missed. */
  reload(): Promise<Published>;
}

/** Reads what is published and keeps it. */
export async function openLive(pool: Pool, models: FieldModels, fields: PostgresFields): Promise<LiveHolder> {
  let live = buildLive(await readPublished(pool, models), fields);
  let reading: Promise<Published> | undefined;
  let next: Promise<Published> | undefined;
  const read = async (): Promise<Published> => {
    const published = await readPublished(pool, models, live.published);
    if (published !== live.published) live = buildLive(published, fields);
    return published;
  };
  const start = (): Promise<Published> => {
    const mine = read().finally(() => {
      if (reading === mine) reading = undefined;
    });
    reading = mine;
    return mine;
  };
  return {
    current: () => live,
    reload: () => {
      if (reading === undefined) return start();
      next ??= reading
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return start();
        });
      return next;
    },
  };
}
