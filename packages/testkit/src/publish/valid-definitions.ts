import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, validateDefinition } from '@formwork/definition';
import { canonicalJson, newId } from '@formwork/kernel';
import { type RecordStore, type StorePerson, openRecordStore } from '../records/record-store.ts';
import { createRandomSource } from '../rules/random-source.ts';
import { planApp, publishApp } from './publish-app.ts';
import { RandomDefinitions } from './random-definition.ts';

/** What publishing random definitions found. */
export interface ValidDefinitionsOutcome {
  readonly made: number;
  readonly valid: number;
  /** How often each code stood against one that is not valid. */
  readonly refusals: ReadonlyMap<string, number>;
  /** What was valid and did not publish, or not answer; no failures is what is hoped for. */
  readonly failures: readonly string[];
}

const person: StorePerson = { id: newId(), name: 'somebody', department: null, departments: [], roles: [] };

/**
 * Whatever validates also publishes: each random definition that has no errors is published into a real database, where a
 * second publish has nothing to do, and every entity is listed by the platform and by its role. Stops after 20 failures.
 */
export async function runValidDefinitions(
  run: { readonly definitions: number; readonly seed: number },
  onProgress: (done: number) => void = () => undefined,
): Promise<ValidDefinitionsOutcome> {
  await using store = await openRecordStore();
  await store.addPerson(person);
  const refusals = new Map<string, number>();
  const failures: string[] = [];
  let [made, valid] = [0, 0];
  for (; made < run.definitions && failures.length < 20; made += 1) {
    const definition = new RandomDefinitions(createRandomSource(run.seed + made)).next();
    const errors = validateDefinition(definition, fieldModels).issues.filter(({ severity }) => severity === 'error');
    for (const code of new Set(errors.map((issue) => issue.code))) refusals.set(code, (refusals.get(code) ?? 0) + 1);
    onProgress(made + 1);
    if (errors.length > 0) continue;
    valid += 1;
    const failure = await tryDefinition(store, definition).catch((error: Error) => String(error.stack));
    if (failure !== undefined) failures.push(`seed ${run.seed + made}: ${failure}`);
    await clear(store, definition.app.name);
  }
  return { made, valid, refusals, failures };
}

/**
 * Publishes a valid definition, publishes it again, puts an empty record into every entity that takes one, and lists each as
 * the platform and by the app's roles. Gives what went wrong; what the database refuses is thrown.
 */
export async function tryDefinition(store: RecordStore, definition: AppDefinition): Promise<string | undefined> {
  const { pool } = store.database;
  await publishApp(pool, definition);
  const client = await pool.connect();
  try {
    const { steps } = await planApp(client, definition);
    if (steps.length > 0) return `a second publish would do ${steps.map(({ id }) => id).join(', ')}`;
  } finally {
    client.release();
  }
  const under = store.under(definition);
  const reader = { ...person, roles: definition.roles.map(({ name }) => `${definition.app.name}.${name}`) };
  for (const entity of definition.entities) {
    if (entity.fields.every((field) => field.required !== true) && !isChild(definition, entity.name))
      await under.load(entity.name, [{ id: newId(), values: {} }]);
    const fields = entity.fields.filter(({ type }) => type !== 'lines').map(({ name }) => name);
    for (const who of [undefined, reader]) {
      const answer = await under.list(who, entity.name, { fields, limit: 5, count: 'exact', titles: true });
      if ('issues' in answer && who === undefined)
        return `${entity.name} is not listed: ${canonicalJson(answer.issues)}`;
    }
  }
  return undefined;
}

function isChild(definition: AppDefinition, name: string): boolean {
  return definition.entities.some(({ fields }) =>
    fields.some(({ type, entity }) => type === 'lines' && entity === name),
  );
}

async function clear({ database: { pool } }: RecordStore, app: string): Promise<void> {
  await pool.query(`drop schema if exists "${app}" cascade`);
  await pool.query('delete from formwork.published');
}
