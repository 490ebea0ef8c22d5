import { fieldModels } from '@formwork/catalog/models';
import { reactFields } from '@formwork/catalog/react';
import { readText } from '@formwork/kernel';
import { AppIcon, type RenderPorts, RenderProvider, openScreen, wordsFor } from '@formwork/renderer';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Outlet } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { fetchPagesWhenIdle } from '../../app/editor-pages.ts';
import { useSession } from '../../app/session.tsx';
import { presentDraft } from '../../changes/present-draft.ts';
import { CommandPalette } from './command-palette.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { DesignProvider } from './design-context.tsx';
import type { DesignStore } from './design-store.ts';
import { EditorBar } from './editor-bar.tsx';
import { IssuesPanel } from './issues-panel.tsx';
import { othersQuery } from './load-design.ts';
import { noData } from './no-data.ts';
import { MovedNote } from './moved-note.tsx';
import { Rail } from './rail.tsx';
import { RenameElsewhereDialog } from './rename-elsewhere-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const NOBODY: readonly [] = [];

/** The frame around every editor: bar, rail, findings, palette. */
export function EditorFrame({ store }: { readonly store: DesignStore }) {
  const state = useSyncExternalStore(store.subscribe, store.read);
  const { locale } = useAppearance();
  const session = useSession();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [areIssuesOpen, setIssuesOpen] = useState(false);
  const { data: others = NOBODY } = useQuery(othersQuery(state.app));
  const { definition } = state;
  const screen = useMemo(
    () => openScreen(presentDraft(definition, others), fieldModels, locale),
    [definition, others, locale],
  );
  const tools = useMemo(() => ({ store, others, screen }), [store, others, screen]);
  const ports = useMemo(
    (): RenderPorts => ({
      models: fieldModels,
      fields: reactFields,
      data: noData,
      reader: { locale, timeZone: session.preferences.timeZone },
      words: wordsFor(locale),
      user: { id: session.user.id, name: session.user.name, roles: [...session.roles] },
      now: () => new Date(),
    }),
    [locale, session],
  );
  useEffect(fetchPagesWhenIdle, []);
  useEffect(() => {
    const look = (): void => void store.lookAtLive();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [store]);
  useShortcuts(store, { openPalette: () => setPaletteOpen(true), openHelp: () => setHelpOpen(true) });
  return (
    <DesignProvider value={tools}>
      <RenderProvider value={ports}>
        <div className="fd-shell">
          <TopBar
            title={
              <span className="fd-bar-app">
                <span className="fd-mark" data-colour={definition.app.colour ?? 'blue'} aria-hidden>
                  <AppIcon name={definition.app.icon} />
                </span>
                {readText(definition.app.label, locale) || state.app}
              </span>
            }
          >
            <EditorBar
              onPalette={() => setPaletteOpen(true)}
              onHelp={() => setHelpOpen(true)}
              onIssues={() => setIssuesOpen((before) => !before)}
            />
          </TopBar>
          <div className="fd-body">
            <Rail />
            <main className="fd-main" id="main">
              {state.moved === undefined ? null : <MovedNote moved={state.moved} />}
              <Outlet />
            </main>
            {areIssuesOpen ? <IssuesPanel onClose={() => setIssuesOpen(false)} /> : null}
          </div>
        </div>
        {isPaletteOpen ? <CommandPalette onClose={() => setPaletteOpen(false)} /> : null}
        {isHelpOpen ? <ShortcutsDialog onClose={() => setHelpOpen(false)} /> : null}
        {state.elsewhere === undefined ? null : <RenameElsewhereDialog offer={state.elsewhere} />}
        {state.save === 'conflict' ? <ConflictDialog /> : null}
      </RenderProvider>
    </DesignProvider>
  );
}
