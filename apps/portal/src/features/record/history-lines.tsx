import type { HistoryEntry } from '@formwork/client';
import { CellValue, type ScreenEntity } from '@formwork/renderer';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';

/** Which lines of a record one change added, changed and removed. */
export function HistoryLines({
  entity,
  lines,
}: {
  readonly entity: ScreenEntity;
  readonly lines: HistoryEntry['lines'];
}) {
  const { t } = useTranslation();
  const { screen } = useApp();
  return Object.entries(lines ?? {}).flatMap(([name, change]) => {
    const shape = entity.fields.get(name)?.shape;
    const child = shape?.shape === 'child-table' ? screen.findEntity(shape.entity) : undefined;
    if (child === undefined) return [];
    return [
      <ul key={name} className="fp-history-lines">
        {(change.added ?? []).map((line) => (
          <li key={`added ${line.id as string}`}>
            <span className="fp-history-mark">{t('history.lineAdded')}</span>
            <Line entity={child} line={line} />
          </li>
        ))}
        {(change.changed ?? []).map((line) => (
          <li key={`changed ${line.id}`}>
            <span className="fp-history-mark">{t('history.lineChanged')}</span>
            {shownFields(child, line.changes ?? {}).map((field) => {
              const [from = null, to = null] = line.changes?.[field.name] ?? [];
              return (
                <span key={field.name} className="fp-history-pair">
                  {field.label}{' '}
                  <del>{from === null ? t('history.empty_value') : <CellValue field={field} value={from} />}</del>
                  <span aria-hidden="true"> → </span>
                  <ins>{to === null ? t('history.empty_value') : <CellValue field={field} value={to} />}</ins>
                </span>
              );
            })}
          </li>
        ))}
        {(change.removed ?? []).map((line) => (
          <li key={`removed ${line.id as string}`}>
            <span className="fp-history-mark">{t('history.lineRemoved')}</span>
            <del>
              <Line entity={child} line={line} />
            </del>
          </li>
        ))}
      </ul>,
    ];
  });
}

function Line(props: { readonly entity: ScreenEntity; readonly line: Readonly<Record<string, unknown>> }) {
  return shownFields(props.entity, props.line).map((field) => (
    <span key={field.name} className="fp-history-pair">
      {field.label} <CellValue field={field} value={props.line[field.name] as never} />
    </span>
  ));
}

function shownFields(entity: ScreenEntity, values: Readonly<Record<string, unknown>>) {
  return [...entity.fields.values()].filter(
    (field) => !field.isSystem && field.model.isScalar !== false && (values[field.name] ?? null) !== null,
  );
}
