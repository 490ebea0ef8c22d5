import { DownloadOutlined } from '@ant-design/icons';
import type { ListRequest } from '@formwork/client';
import type { GridColumn } from '@formwork/renderer';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';

/** Gives the list out as a file: what it shows, as it is filtered and sorted, and all of it. */
export function ExportMenu({
  entity,
  columns,
  request,
}: {
  readonly entity: string;
  readonly columns: readonly GridColumn[];
  readonly request: Pick<ListRequest, 'filter' | 'sort' | 'search'>;
}) {
  const { t, i18n } = useTranslation();
  const { records } = useApp();
  const fields = columns.map(({ path }) => path);
  const headings = Object.fromEntries(columns.map(({ path, label }) => [path, label]));
  const item = (format: 'xlsx' | 'csv') => ({
    key: format,
    label: (
      <a href={records.exportAddress(entity, { ...request, fields, headings, format, locale: i18n.language })} download>
        {t(`list.export.${format}`)}
      </a>
    ),
  });
  return (
    <Dropdown trigger={['click']} menu={{ items: [item('xlsx'), item('csv')] }}>
      <Button icon={<DownloadOutlined />} aria-label={t('list.export.title')} title={t('list.export.title')} />
    </Dropdown>
  );
}
