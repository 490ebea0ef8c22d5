import type { AppDefinition, AppModel, DatasetDefinition, EntityModel, Model } from '@formwork/definition';
import { canonicalJson, FormworkError } from '@formwork/kernel';
import type { StatementRunner } from '@formwork/storage';
import { SYSTEM } from '../people/principal.ts';
import { inTransaction } from '../platform/in-transaction.ts';
import { DefinitionMissing } from '../definitions/definition.errors.ts';
import { type Command, openCommand } from '../records/command.ts';
import { createRecord, prepareCreate } from '../records/create-record.ts';
import { parseRecord } from '../records/parse-record.ts';
import type { RecordPorts } from '../records/record-ports.ts';
import { updateRecord } from '../records/update-record.ts';
import { DatasetInvalid } from './dataset.errors.ts';
import type { Datasets, LoadedDataset, LoadOptions } from './datasets.ts';
import { orderDatasets } from './order-datasets.ts';
import { createKeyResolver, type KeyResolver } from './resolve-keys.ts';

/** The datasets of a workspace. */
export function createDatasets(ports: RecordPorts): Datasets {
  const appOf = (name: string): AppModel => {
    const app = ports.live.current().published.model.apps.get(name);
    if (app === undefined) throw DefinitionMissing({ app: name, what: 'app' });
    return app;
  };
  const open = (runner: StatementRunner): Command => openCommand(ports.live.current(), ports.clock, SYSTEM, runner);
  return {
    load: (app, dataset, options = {}) =>
      inTransaction(ports.pool, (client) => loadDataset(open(client), appOf(app), dataset, options)),
    loadApp: (name, which) =>
      inTransaction(ports.pool, async (client) => {
        const app = appOf(name);
        const chosen = app.definition.datasets.filter((each) => which === 'demo' || each.demo !== true);
        const command = open(client);
        const loaded: LoadedDataset[] = [];
        for (const dataset of orderDatasets(command.model, app, chosen))
          loaded.push(await loadDataset(command, app, dataset, {}));
        return loaded;
      }),
  };
}

/**
 * What a new version of an app brings of reference data: records that are new are created unless they are there;
 * records whose text changed since the version before take the new values; everything else is left as people made it.
 */
export async function loadReferenceData(
  command: Command,
  before: AppDefinition | undefined,
  definition: AppDefinition,
): Promise<void> {
  const app = command.model.apps.get(definition.app.name)!;
  const reference = definition.datasets.filter((each) => each.demo !== true);
  for (const dataset of orderDatasets(command.model, app, reference)) {
    const was = before?.datasets.find((each) => each.name === dataset.name);
    const earlier = new Map((was?.records ?? []).map((record) => [keyText(dataset, record), canonicalJson(record)]));
    const added = dataset.records.filter((record) => !earlier.has(keyText(dataset, record)));
    const changed = dataset.records.filter((record) => {
      const text = earlier.get(keyText(dataset, record));
      return text !== undefined && text !== canonicalJson(record);
    });
    if (added.length > 0) await loadDataset(command, app, { ...dataset, records: added }, {});
    if (changed.length > 0) await loadDataset(command, app, { ...dataset, records: changed }, { isUpdating: true });
  }
}

function keyText(dataset: DatasetDefinition, record: Readonly<Record<string, unknown>>): string {
  return canonicalJson(dataset.key.map((name) => record[name] ?? null));
}

async function loadDataset(
  command: Command,
  app: AppModel,
  dataset: DatasetDefinition,
  options: LoadOptions,
): Promise<LoadedDataset> {
  const entity = resolveEntity(command.model, app, dataset);
  const keys = createKeyResolver(command);
  let [created, updated] = [0, 0];
  for (const [index, record] of dataset.records.entries()) {
    try {
      const done = await loadRecord(command, entity, dataset, record, keys, options);
      if (done === 'created') created += 1;
      if (done === 'updated') updated += 1;
    } catch (error) {
      if (!(error instanceof FormworkError) || error.issues.length === 0) throw error;
      throw DatasetInvalid({ dataset: dataset.name, index }, { issues: error.issues, cause: error });
    }
  }
  return { app: app.name, dataset: dataset.name, created, updated };
}

function resolveEntity(model: Model, app: AppModel, dataset: DatasetDefinition): EntityModel {
  const entity = app.entities.get(dataset.entity) ?? model.entities.get(dataset.entity);
  if (entity === undefined) throw DefinitionMissing({ app: app.name, what: 'app' });
  return entity;
}

async function loadRecord(
  command: Command,
  entity: EntityModel,
  dataset: DatasetDefinition,
  record: Readonly<Record<string, unknown>>,
  keys: KeyResolver,
  options: LoadOptions,
): Promise<'created' | 'updated' | 'kept'> {
  const values = await keys.resolveRecord(entity, record);
  const where = Object.fromEntries(dataset.key.map((name) => [name, values[name] ?? null]));
  const id = await keys.find(entity, where);
  if (id === undefined) {
    await createRecord(command, await prepareCreate(command, entity, values, { allowSystem: true }));
    return 'created';
  }
  if (options.isUpdating !== true) return 'kept';
  const state = entity.lifecycle?.definition.field;
  const { [state ?? '']: _state, ...changes } = values;
  const parsed = parseRecord(entity, changes, { model: command.model, access: command.access, action: 'update' });
  await updateRecord(command, entity, id, parsed.record, undefined);
  return 'updated';
}
