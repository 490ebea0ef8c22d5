import { FilterOutlined, SearchOutlined, TableOutlined } from '@ant-design/icons';
import {
  ColumnChooser,
  FilterBuilder,
  type FilterGroup,
  QuickFilter,
  type ScreenEntity,
  countConditions,
  emptyFilter,
  filterExpression,
  readFilter,
  useRender,
  viewSettings,
} from '@formwork/renderer';
import { Badge, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PHONE, useMedia } from '../../ui/use-media.ts';
import type { ListToolbarProps } from './list-toolbar-props.ts';

/** Search, filters, columns and saved views. */
export function ListToolbar(props: ListToolbarProps) {
  const { t } = useTranslation();
  const { words } = useRender();
  const { view, entity, settings, onChange } = props;
  const isPhone = useMedia(PHONE);
  const quick = (view.quickFilters ?? []).flatMap((name) => entity.fields.get(name) ?? []);
  return (
    <div className="fp-toolbar" role="toolbar" aria-label={t('list.quick')}>
      <Input
        className="fp-toolbar-search"
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        value={settings.search}
        onChange={(event) => onChange({ search: event.target.value })}
      />
      {isPhone
        ? null
        : quick.map((field) => (
            <QuickFilter
              key={field.name}
              field={field}
              value={settings.quick[field.name] ?? null}
              onChange={(value) => onChange({ quick: { ...settings.quick, [field.name]: value } })}
            />
          ))}
      <div className="fp-spacer" />
      <FilterButton entity={entity} filter={settings.filter} onChange={(filter) => onChange({ filter })} />
      {isPhone ? null : (
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <ColumnChooser
              available={props.available}
              shown={settings.columns}
              onChange={(columns) => onChange({ columns })}
              onReset={() => onChange({ columns: viewSettings(view).columns, widths: {} })}
            />
          }
        >
          <Button icon={<TableOutlined />}>{words('columns')}</Button>
        </Popover>
      )}
    </div>
  );
}

function FilterButton(props: {
  readonly entity: ScreenEntity;
  readonly filter: unknown;
  onChange(filter: unknown): void;
}) {
  const { words } = useRender();
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<FilterGroup>(emptyFilter);
  const applied = readFilter(props.filter);
  const count = applied === undefined ? 0 : countConditions(applied);
  const open = (isNow: boolean): void => {
    if (isNow) setDraft(applied ?? emptyFilter());
    setOpen(isNow);
  };
  const apply = (filter: unknown): void => {
    props.onChange(filter);
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={open}
      content={
        <div className="fp-filter">
          <FilterBuilder entity={props.entity} filter={draft} onChange={setDraft} />
          <div className="fp-filter-actions">
            <Button type="text" onClick={() => apply(undefined)}>
              {words('clear')}
            </Button>
            <Button type="primary" onClick={() => apply(filterExpression(draft, props.entity))}>
              {words('apply')}
            </Button>
          </div>
        </div>
      }
    >
      <Button icon={<FilterOutlined />} {...(count > 0 ? { color: 'primary', variant: 'outlined' } : {})}>
        {words('filter')}
        {count > 0 ? <Badge className="fp-filter-count" count={count} size="small" color="var(--fw-accent)" /> : null}
      </Button>
    </Popover>
  );
}
