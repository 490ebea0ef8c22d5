import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useApp } from '../../app/app-context.tsx';
import { NotFoundPage } from '../status/status-pages.tsx';
import { RecordView } from './record-view.tsx';

/** A record as a page of its own. */
export function RecordPage() {
  const { t } = useTranslation();
  const { entity: entityName = '', id = '' } = useParams();
  const { screen } = useApp();
  const navigate = useNavigate();
  const entity = screen.findEntity(entityName);
  if (entity === undefined) return <NotFoundPage />;
  const view = screen.viewOf(entity.name);
  const back = (): void => {
    void navigate(view === undefined ? `/apps/${screen.app.name}` : `/apps/${screen.app.name}/views/${view.name}`);
  };
  return (
    <div className="fp-record-page">
      <RecordView
        key={id}
        entity={entity}
        id={id}
        form={view?.form}
        onChanged={() => undefined}
        onGone={back}
        before={<Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('app.back')} onClick={back} />}
      />
    </div>
  );
}
