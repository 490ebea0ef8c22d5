import type { RecordsApi } from '@formwork/client';
import { type RenderPorts, RenderProvider, type Screen, openScreen, wordsFor } from '@formwork/renderer';
import { fieldModels } from '@formwork/catalog/models';
import { reactFields } from '@formwork/catalog/react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, createContext, use, useMemo } from 'react';
import { useAppearance } from './appearance.tsx';
import { client } from './client.ts';
import { createDataPort, keepPerson } from './data-port.ts';
import { useSession } from './session.tsx';

/** The app that is open: its screen, its records. */
export interface OpenApp {
  readonly name: string;
  readonly screen: Screen;
  readonly records: RecordsApi;
}

const AppContext = createContext<OpenApp | undefined>(undefined);

/** The app that is open; throws outside of one. */
export function useApp(): OpenApp {
  const app = use(AppContext);
  if (app === undefined) throw new Error('An app was asked for on a page outside of any.');
  return app;
}

/** Reads an app as this person may see it, and hands it and the renderer's ports to everything inside. */
export function AppProvider({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const session = useSession();
  const { locale } = useAppearance();
  const { data } = useSuspenseQuery({
    queryKey: ['app', name],
    queryFn: ({ signal }) => client.apps.read(name, { signal }),
    staleTime: 60_000,
  });
  const screen = useMemo(() => openScreen(data, fieldModels, locale), [data, locale]);
  const app = useMemo(() => ({ name, screen, records: client.records(name) }), [name, screen]);
  const ports = useMemo((): RenderPorts => {
    const { user, preferences, roles } = session;
    keepPerson(user.id, user.name);
    return {
      models: fieldModels,
      fields: reactFields,
      data: createDataPort(screen),
      reader: { locale, timeZone: preferences.timeZone },
      words: wordsFor(locale),
      user: {
        id: user.id,
        login: user.login,
        name: user.name,
        email: user.email,
        department: user.department?.id ?? null,
        departments: user.department === undefined || user.department === null ? [] : [user.department.id],
        roles: [...roles],
        locale,
        time_zone: preferences.timeZone,
      },
      now: () => new Date(),
      linkTo: (entity, id) => recordPath(screen, entity, id),
    };
  }, [screen, session, locale]);
  return (
    <AppContext value={app}>
      <RenderProvider value={ports}>{children}</RenderProvider>
    </AppContext>
  );
}

/** The page of a record; entities of other apps open in theirs. */
export function recordPath(screen: Screen, entity: string, id: string): string | undefined {
  const [app, name] = entity.includes('.') ? entity.split('.') : [screen.app.name, entity];
  if (app === 'formwork' || app === undefined || name === undefined) return undefined;
  return `/apps/${app}/records/${name}/${id}`;
}
