import { DeleteOutlined } from '@ant-design/icons';
import type { CalendarDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useId } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { Tick } from '../../ui/tick.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { useRename } from '../editor/use-rename.ts';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { DayTable } from './day-table.tsx';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** One calendar: its weekdays, its holidays, and the other days that are worked. */
export function CalendarEditor(props: {
  readonly calendar: CalendarDefinition;
  readonly onOpen: (name: string | undefined) => void;
}) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const renameTo = useRename();
  const zoneList = useId();
  const { locale } = useAppearance();
  const { definition } = useDesign();
  const { calendar } = props;
  const file = `rules/${calendar.name}.json`;
  const set = useFileEdit(file);
  const rename = (to: string): void => {
    const target = { kind: 'calendar', app: definition.app.name, name: calendar.name } as const;
    if (renameTo(target, to)) props.onOpen(to);
  };
  const remove = (): void => {
    if (edit({ kind: 'remove-object', file }, { label: t('calendar.remove') })) props.onOpen(undefined);
  };
  // 2024-01-01 was a Monday.
  const weekday = (day: number): string =>
    new Date(Date.UTC(2024, 0, day)).toLocaleDateString(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <>
      <header className="fd-work-head">
        <h2>{say(`rules.${calendar.name}.label`)}</h2>
        <div className="fd-spacer" />
        <Button size="small" icon={<DeleteOutlined />} onClick={remove}>
          {t('calendar.remove')}
        </Button>
      </header>
      <PlaceIssues file={file} path="" />
      <div className="fd-columns fd-details">
        <TextFields
          label={t('shell.label')}
          value={calendar.label}
          onChange={(value) => set('/label', value, t('shell.label'))}
        />
        <div className="fd-stack">
          <Labelled label={t('shell.name')} hint={t('calendar.nameHint')}>
            {(id) => <DraftInput id={id} className="fd-code" value={calendar.name} onCommit={rename} />}
          </Labelled>
          <Labelled label={t('calendar.zone')}>
            {(id) => (
              <>
                <DraftInput
                  id={id}
                  className="fd-code"
                  list={zoneList}
                  value={calendar.timeZone}
                  onCommit={(text) => set('/timeZone', text.trim(), t('calendar.zone'))}
                />
                <datalist id={zoneList}>
                  {Intl.supportedValuesOf('timeZone').map((each) => (
                    <option key={each} value={each} aria-label={each} />
                  ))}
                </datalist>
              </>
            )}
          </Labelled>
        </div>
      </div>
      <fieldset className="fd-ticks">
        <legend>{t('calendar.workdays')}</legend>
        <div>
          {weekdays.map((day) => (
            <Tick
              key={day}
              isOn={calendar.workdays.includes(day)}
              label={weekday(day)}
              onChange={(isOn) =>
                set(
                  '/workdays',
                  weekdays.filter((each) => (each === day ? isOn : calendar.workdays.includes(each))),
                  t('calendar.workdays'),
                )
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="fd-columns">
        <DayTable
          title={t('calendar.off')}
          hint={t('calendar.offHint')}
          days={calendar.off ?? []}
          onChange={(days) => set('/off', days.length === 0 ? undefined : days, t('calendar.off'))}
        />
        <DayTable
          title={t('calendar.work')}
          hint={t('calendar.workHint')}
          days={calendar.work ?? []}
          onChange={(days) => set('/work', days.length === 0 ? undefined : days, t('calendar.work'))}
        />
      </div>
    </>
  );
}
