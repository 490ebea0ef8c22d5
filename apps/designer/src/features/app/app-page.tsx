import './app.css';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/text.ts';
import { CalendarsEditor } from '../calendars/calendars-editor.tsx';
import { DatasetsEditor } from '../datasets/datasets-editor.tsx';
import { partProblems, useDesign } from '../editor/design-context.tsx';
import { MenuEditor } from '../menu/menu-editor.tsx';
import { TextsEditor } from '../texts/texts-editor.tsx';
import { AppDetails } from './app-details.tsx';
import { type AppTab, appTabs, tabOf } from './app-tabs.ts';

/** What belongs to the app as a whole: its face, its menu, its texts, its calendars and the records that come with it. */
export function AppPage() {
  const t = useText();
  const { issues } = useDesign();
  const [search, setSearch] = useSearchParams();
  const tab = appTabs.find((each) => each === search.get('tab')) ?? 'details';
  const Editor = editors[tab];
  return (
    <div className="fd-app">
      <header className="fd-work-head">
        <h1>{t('rail.app')}</h1>
        <nav className="fd-tabs" aria-label={t('rail.app')}>
          {appTabs.map((each) => {
            const errors = partProblems(issues, (file) => tabOf(file) === each);
            return (
              <button
                key={each}
                type="button"
                className="fd-tab"
                aria-current={each === tab ? 'page' : undefined}
                onClick={() => setSearch({ tab: each })}
              >
                {t(`app.tab.${each}`)}
                {errors === 0 ? null : <span className="fd-dot" title={t('rail.flag', { count: errors })} />}
              </button>
            );
          })}
        </nav>
      </header>
      <Editor />
    </div>
  );
}

const editors: Readonly<Record<AppTab, () => React.ReactNode>> = {
  details: AppDetails,
  menu: MenuEditor,
  texts: TextsEditor,
  calendars: CalendarsEditor,
  datasets: DatasetsEditor,
};
