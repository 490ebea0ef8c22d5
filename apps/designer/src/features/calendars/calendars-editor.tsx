import './calendars.css';
import type { CalendarDefinition } from '@formwork/definition';
import { useSearchParams } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { ItemList } from '../../ui/item-list.tsx';
import { NewByLabel } from '../../ui/new-by-label.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { CalendarEditor } from './calendar-editor.tsx';

/** The calendars that computed dates count working days by. */
export function CalendarsEditor() {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { locale } = useAppearance();
  const { definition, issues } = useDesign();
  const [search, setSearch] = useSearchParams();
  const calendars = definition.rules;
  const calendar = calendars.find((each) => each.name === search.get('calendar')) ?? calendars[0];
  const open = (name: string | undefined): void =>
    setSearch(name === undefined ? { tab: 'calendars' } : { tab: 'calendars', calendar: name });
  const add = (label: string): boolean => {
    const name = nameFrom(label, new Set(calendars.map((each) => each.name)), 'calendar');
    const content: CalendarDefinition = {
      kind: 'calendar',
      name,
      label: { [locale]: label },
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      workdays: [1, 2, 3, 4, 5],
    };
    if (!edit({ kind: 'add-object', file: `rules/${name}.json`, content }, { label: `${t('calendar.new')} ${label}` }))
      return false;
    open(name);
    return true;
  };
  return (
    <div className="fd-data">
      <ItemList
        title={t('app.tab.calendars')}
        items={calendars.map(({ name }) => ({
          name,
          label: say(`rules.${name}.label`),
          isBroken: issues.some((each) => each.severity === 'error' && each.file === `rules/${name}.json`),
        }))}
        current={calendar?.name}
        onSelect={open}
      >
        <NewByLabel label={t('calendar.new')} hint={t('roles.newHint')} onAdd={add} />
      </ItemList>
      <div className="fd-work">
        {calendar === undefined ? (
          <p className="fd-empty">{t('calendar.none')}</p>
        ) : (
          <CalendarEditor key={calendar.name} calendar={calendar} onOpen={open} />
        )}
      </div>
    </div>
  );
}
