import { fieldModels } from '@formwork/catalog/models';
import { type ReferenceTarget, renameInDefinitions, targetName } from '@formwork/definition';
import { useCallback } from 'react';
import { renameEdit } from '../../changes/rename-edit.ts';
import { useEdit, useTools } from './design-context.tsx';

/** Renames something with every reference in the app, and offers the same for other apps that name it. True when done. */
export function useRename(): (target: ReferenceTarget, to: string) => boolean {
  const edit = useEdit();
  const { store, others } = useTools();
  return useCallback(
    (target, to) => {
      const { definition, published } = store.read();
      if (!edit(renameEdit(definition, published, target, to), { label: `${targetName(target)} → ${to}` }))
        return false;
      const { definitions } = renameInDefinitions([definition, ...others], fieldModels, target, to);
      const apps = definitions.map((each) => each.app.name).filter((each) => each !== definition.app.name);
      if (apps.length > 0) store.offerElsewhere({ before: definition, target, to, apps });
      return true;
    },
    [edit, store, others],
  );
}
