import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type ReferenceTarget, renameInDefinitions, targetName } from '@formwork/definition';
import { useCallback } from 'react';
import { queries } from '../../app/client.ts';
import { renameEdit } from '../../changes/rename-edit.ts';
import { useEdit, useTools } from './design-context.tsx';
import type { DesignStore } from './design-store.ts';
import { othersQuery } from './load-design.ts';

/** Renames something with every reference in the app, and offers the same for other apps that name it. True when done. */
export function useRename(): (target: ReferenceTarget, to: string) => boolean {
  const edit = useEdit();
  const { store } = useTools();
  return useCallback(
    (target, to) => {
      const { definition, published } = store.read();
      if (!edit(renameEdit(definition, published, target, to), { label: `${targetName(target)} → ${to}` }))
        return false;
      void offerElsewhere(store, definition, target, to);
      return true;
    },
    [edit, store],
  );
}

/** Other apps may still be on their way when somebody renames at once. */
async function offerElsewhere(
  store: DesignStore,
  before: AppDefinition,
  target: ReferenceTarget,
  to: string,
): Promise<void> {
  const others = await queries.fetchQuery(othersQuery(before.app.name)).catch(() => []);
  const { definitions } = renameInDefinitions([before, ...others], fieldModels, target, to);
  const apps = definitions.map((each) => each.app.name).filter((each) => each !== before.app.name);
  if (apps.length > 0) store.offerElsewhere({ before, target, to, apps });
}
