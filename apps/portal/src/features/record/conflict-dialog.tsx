import type { RecordJson, RecordValues } from '@formwork/client';
import { CellValue, type ScreenEntity, plainValue } from '@formwork/renderer';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** Two people changed one record: shows both sides of what differs, and lets the second decide. */
export function ConflictDialog(props: {
  readonly entity: ScreenEntity;
  readonly current: RecordJson;
  readonly mine: RecordValues;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const { entity, current, mine } = props;
  const differing = Object.keys(mine).flatMap((name) => {
    const field = entity.fields.get(name);
    const isSame = JSON.stringify(plainValue(current[name])) === JSON.stringify(plainValue(mine[name]));
    return field === undefined || isSame ? [] : [field];
  });
  return (
    <Modal
      open
      title={t('conflict.title')}
      onCancel={props.onCancel}
      footer={
        <>
          <Button onClick={props.onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
          <Button type="primary" onClick={props.onKeepMine}>
            {t('conflict.keepMine')}
          </Button>
        </>
      }
    >
      <p>{t('conflict.lead')}</p>
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
                <CellValue field={field} value={mine[field.name]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
