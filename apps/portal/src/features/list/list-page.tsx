import type { ViewDefinition } from '@formwork/definition';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { useApp } from '../../app/app-context.tsx';
import { client } from '../../app/client.ts';
import { NotFoundPage } from '../status/status-pages.tsx';
import { EntityList } from './entity-list.tsx';
import { savedViewsKey } from './saved-views-key.ts';

/** A list of records, as a view of the app shows it or as a saved view changed it. */
export function ListPage() {
  const { view: name = '' } = useParams();
  const { screen } = useApp();
  const view = screen.findView(name);
  const entity = view === undefined ? undefined : screen.findEntity(view.entity);
  if (view === undefined || entity === undefined) return <NotFoundPage />;
  return <SavedList key={name} view={view} />;
}

const BASE = 'base';

function SavedList({ view }: { readonly view: ViewDefinition }) {
  const { name, screen } = useApp();
  const [search, setSearch] = useSearchParams();
  const { data, isPending } = useQuery({
    queryKey: savedViewsKey(name),
    queryFn: ({ signal }) => client.apps.savedViews(name, { signal }),
  });
  const wanted = search.get('saved');
  const savedViews = (data?.items ?? []).filter((one) => one.view === view.name);
  const own = savedViews.find((one) => one.mine && one.config.isDefault === true);
  const saved = wanted === null ? own : savedViews.find((one) => one.id === wanted);
  if (isPending) return <div className="fp-boot" aria-busy="true" />;
  const entity = screen.findEntity(view.entity);
  if (entity === undefined) return <NotFoundPage />;
  const choose = (id: string | undefined): void =>
    setSearch((before) => {
      // Where an own view opens by itself, the designed one needs an address of its own.
      if (id === undefined && own !== undefined) before.set('saved', BASE);
      else if (id === undefined) before.delete('saved');
      else before.set('saved', id);
      return before;
    });
  return <EntityList view={view} entity={entity} saved={saved} savedViews={savedViews} onSaved={choose} />;
}
