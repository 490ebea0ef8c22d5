import { type AppDefinition, type Edit, type EntityDefinition, labelOf } from '@formwork/definition';
import { type Issue, hasErrors } from '@formwork/kernel';
import type { Screen } from '@formwork/renderer';
import { App } from 'antd';
import { createContext, use, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import type { StepInfo } from './design-log.ts';
import type { DesignState, DesignStore } from './design-store.ts';

/** What every editor reads and calls. */
export interface DesignTools {
  readonly store: DesignStore;
  /** Published definitions of the other apps, for references and where-used. */
  readonly others: readonly AppDefinition[];
  /** The draft as somebody with every right would see it, for conditions and displays. */
  readonly screen: Screen;
}

const DesignContext = createContext<DesignTools | undefined>(undefined);

/** Hands the open app to every editor inside. */
export const DesignProvider = DesignContext.Provider;

/** The tools of the open app; throws outside of an editor. */
export function useTools(): DesignTools {
  const tools = use(DesignContext);
  if (tools === undefined) throw new Error('The open app was asked for outside of the editor.');
  return tools;
}

/** The state of the open app; draws again with every change. */
export function useDesign(): DesignState {
  const { store } = useTools();
  return useSyncExternalStore(store.subscribe, store.read);
}

/** Does an edit and tells the person when it could not be done. Gives true when it was. */
export function useEdit(): (edit: Edit, info: StepInfo) => boolean {
  const { store } = useTools();
  const { message } = App.useApp();
  return useCallback(
    (edit, info) => {
      const issues = store.edit(edit, info);
      if (!hasErrors(issues)) return true;
      void message.error(`${issues[0]!.message} ${issues[0]!.hint}`);
      return false;
    },
    [store, message],
  );
}

/** What people read at an address, in the reader's language. */
export function useLabel(): (address: string) => string {
  const { definition } = useDesign();
  const { locale } = useAppearance();
  return useCallback((address) => labelOf(definition, address, locale), [definition, locale]);
}

/** The entity of the draft by its plain name. */
export function findEntity(definition: AppDefinition, name: string | null | undefined): EntityDefinition | undefined {
  return definition.entities.find((each) => each.name === name);
}

/** How many errors there are in the files that belong to a part. */
export function partProblems(issues: readonly Issue[], isOfPart: (file: string | undefined) => boolean): number {
  return issues.filter((each) => each.severity === 'error' && isOfPart(each.file)).length;
}

/** The entity that was worked on last, on whatever page: where a page opens that was asked for nothing else. */
export function useLastEntity(): string | undefined {
  const { store } = useTools();
  const [last] = useState(store.lastEntity);
  return last;
}

/** Remembers the entity that is worked on here, for the other pages. */
export function useWorkOn(entity: string | undefined): void {
  const { store } = useTools();
  useEffect(() => {
    if (entity !== undefined) store.workOn(entity);
  }, [store, entity]);
}
