import { CloseOutlined, ExpandOutlined } from '@ant-design/icons';
import type { ScreenEntity } from '@formwork/renderer';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useApp } from '../../app/app-context.tsx';
import { RecordView } from './record-view.tsx';

/** A record beside its list. */
export function RecordPanel(props: {
  readonly entity: ScreenEntity;
  readonly id: string;
  readonly form: string | undefined;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const { name: app } = useApp();
  const navigate = useNavigate();
  const path = `/apps/${app}/records/${props.entity.name}/${props.id}`;
  return (
    <aside className="fp-panel" aria-label={props.entity.label}>
      <RecordView
        entity={props.entity}
        id={props.id}
        form={props.form}
        onChanged={props.onChanged}
        onGone={() => {
          props.onChanged();
          props.onClose();
        }}
        tools={
          <>
            <Button
              type="text"
              icon={<ExpandOutlined />}
              aria-label={t('record.openPage')}
              title={t('record.openPage')}
              onClick={() => void navigate(path)}
            />
            <Button type="text" icon={<CloseOutlined />} aria-label={t('record.closePanel')} onClick={props.onClose} />
          </>
        }
      />
    </aside>
  );
}
