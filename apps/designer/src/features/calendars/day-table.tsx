import { DeleteOutlined } from '@ant-design/icons';
import type { CalendarDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { DraftInput } from '../../ui/draft-input.tsx';
import { textIn, textLocales, withText } from '../../ui/localised.ts';

type Day = NonNullable<CalendarDefinition['off']>[number];
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Single days with what they are for, in their order; rows of a spreadsheet (date, label) may be pasted. */
export function DayTable(props: {
  readonly title: string;
  readonly hint: string;
  readonly days: readonly Day[];
  readonly onChange: (days: readonly Day[]) => void;
}) {
  const t = useText();
  const { locale } = useAppearance();
  const [fresh, setFresh] = useState('');
  const { title, days } = props;
  const change = (next: readonly Day[]): void => props.onChange(next.toSorted((a, b) => a.date.localeCompare(b.date)));
  const add = (date: string): void => {
    if (!CIVIL_DATE.test(date) || days.some((each) => each.date === date)) return;
    change([...days, { date }]);
    setFresh('');
  };
  const paste = (event: ClipboardEvent): void => {
    const rows = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/)
      .map((line) => line.split('\t').map((cell) => cell.trim()))
      .filter(([date = '']) => CIVIL_DATE.test(date));
    if (rows.length < 2) return;
    event.preventDefault();
    const known = new Set(days.map((each) => each.date));
    const added = rows
      .filter(([date = '']) => !known.has(date))
      .map(([date = '', label = '']): Day => ({ date, ...(label === '' ? {} : { label: { [locale]: label } }) }));
    change([...days, ...added]);
  };
  return (
    <section className="fd-table-section" onPaste={paste}>
      <h3>{title}</h3>
      <p className="fd-hint">{props.hint}</p>
      <table className="fd-grid">
        <thead>
          <tr>
            <th>{t('calendar.date')}</th>
            {textLocales.map(({ locale: each, mark }) => (
              <th key={each}>
                {t('shell.label')} {mark}
              </th>
            ))}
            <th className="fd-col-tools">
              <span className="fd-unseen">{t('data.tools')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day, index) => (
            <tr key={day.date} className="fd-row">
              <td className="fd-date">{day.date}</td>
              {textLocales.map(({ locale: each, mark }) => (
                <td key={each}>
                  <DraftInput
                    className="fd-cell"
                    label={`${day.date}: ${t('shell.label')} ${mark}`}
                    value={textIn(day.label, each)}
                    onCommit={(text) => {
                      const label = withText(day.label, each, text.trim());
                      change(days.with(index, { date: day.date, ...(label === undefined ? {} : { label }) }));
                    }}
                  />
                </td>
              ))}
              <td className="fd-col-tools">
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`${t('shell.delete')}: ${day.date}`}
                  onClick={() => change(days.toSpliced(index, 1))}
                />
              </td>
            </tr>
          ))}
          <tr className="fd-new-row">
            <td colSpan={3}>
              <input
                type="date"
                className="fd-input fd-cell"
                aria-label={`${title}: ${t('calendar.newDay')}`}
                value={fresh}
                onChange={(event) => setFresh(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') add(fresh);
                }}
              />
            </td>
            <td className="fd-col-tools">
              <Button type="link" size="small" disabled={fresh === ''} onClick={() => add(fresh)}>
                {t('shell.add')}
              </Button>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
