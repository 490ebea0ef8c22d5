import type { RecordJson, RecordValues } from '@formwork/client';
import type { Json } from '@formwork/kernel';
import { CellValue, type ScreenEntity, type ScreenField, plainValue } from '@formwork/renderer';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { HistoryLines } from './history-lines.tsx';
import { isWithoutChanges, lineChanges } from './line-changes.ts';

/** Whose values stay; `later` goes back to the form with nothing decided. */
export type ConflictDecision = 'mine' | 'theirs' | 'later';

/** Two people changed one record: shows both sides of what differs, and lets the second decide. */
export function ConflictDialog(props: {
  readonly entity: ScreenEntity;
  /** The record as it is now, with its lines. */
  readonly current: RecordJson;
  readonly mine: RecordValues;
  readonly onDecide: (decision: ConflictDecision) => void;
}) {
  const { t } = useTranslation();
  const { entity, current, mine, onDecide } = props;
  const differing = Object.keys(mine).flatMap((name) => {
    const field = entity.fields.get(name);
    return field === undefined || isSame(field, current[name], mine[name]) ? [] : [field];
  });
  return (
    <Modal
      open
      width={640}
      title={t('conflict.title')}
      onCancel={() => onDecide('later')}
      footer={
        <>
          <Button onClick={() => onDecide('theirs')}>{t('conflict.takeTheirs')}</Button>
          <Button type="primary" onClick={() => onDecide('mine')}>
            {t('conflict.keepMine')}
          </Button>
        </>
      }
    >
      <p>{t(differing.length === 0 ? 'conflict.none' : 'conflict.lead')}</p>
      {differing.length === 0 ? null : (
        <table className="fp-table">
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.theirs')}</th>
              <th scope="col">{t('conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.label}</th>
                <td>
                  <CellValue field={field} value={current[field.name]} />
                </td>
                <td>
                  {isLines(field) ? (
                    <HistoryLines
                      entity={entity}
                      lines={{ [field.name]: lineChanges(rows(current[field.name]), rows(mine[field.name])) }}
                    />
                  ) : (
                    <CellValue field={field} value={mine[field.name]} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}

const isLines = (field: ScreenField): boolean => field.shape.shape === 'child-table';

function isSame(field: ScreenField, theirs: Json | undefined, mine: Json | undefined): boolean {
  if (isLines(field)) return isWithoutChanges(lineChanges(rows(theirs), rows(mine)));
  return JSON.stringify(plainValue(theirs)) === JSON.stringify(plainValue(mine));
}

function rows(value: Json | undefined): readonly Readonly<Record<string, Json>>[] {
  return Array.isArray(value) ? (value as readonly Readonly<Record<string, Json>>[]) : [];
}
