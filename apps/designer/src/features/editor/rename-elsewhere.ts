import { fieldModels } from '@formwork/catalog/models';
import type { Client } from '@formwork/client';
import { renameInDefinitions } from '@formwork/definition';
import { loadDesign } from './load-design.ts';
import type { RenameToFollow } from './rename-to-follow.ts';

/** Rewrites the old name in an app's draft, or in what is live where it has none, and saves that as its draft. */
export async function renameInApp(client: Client, app: string, { before, target, to }: RenameToFollow): Promise<void> {
  const loaded = await loadDesign(app);
  if (loaded === undefined) return;
  const { definitions, issues } = renameInDefinitions([before, loaded.definition], fieldModels, target, to);
  if (issues.length > 0) throw new Error(`${issues[0]!.message} ${issues[0]!.hint}`);
  const definition = definitions.find((each) => each.app.name === app);
  if (definition === undefined) return;
  const revision = loaded.revision === undefined ? {} : { revision: loaded.revision };
  await client.definitions.saveDraft(app, { definition, ...revision });
}
