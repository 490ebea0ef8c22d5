import { FilterOutlined, SearchOutlined, TableOutlined } from '@ant-design/icons';
import {
  ColumnChooser,
  FilterBuilder,
  type FilterGroup,
  QuickFilter,
  type ScreenEntity,
  type ScreenField,
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

/** More quick filters than this stand behind a button: the list is what people came for. */
const INLINE_FILTERS = 3;

/** Search, filters and columns. */
export function ListToolbar(props: ListToolbarProps) {
  const { t } = useTranslation();
  const { words } = useRender();
  const { view, entity, settings, onChange } = props;
  const isPhone = useMedia(PHONE);
  const inline = isPhone ? 0 : props.isNarrow ? 1 : INLINE_FILTERS;
  const quick = (view.quickFilters ?? []).flatMap((name) => entity.fields.get(name) ?? []);
  const hidden = quick.slice(inline);
  const hiddenSet = hidden.filter((field) => (settings.quick[field.name] ?? null) !== null).length;
  const drawQuick = (field: ScreenField) => (
    <QuickFilter
      key={field.name}
      field={field}
      value={settings.quick[field.name] ?? null}
      onChange={(value) => onChange({ quick: { ...settings.quick, [field.name]: value } })}
    />
  );
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
      {quick.slice(0, inline).map(drawQuick)}
      {hidden.length === 0 ? null : (
        <Popover
          trigger="click"
          placement="bottomLeft"
          content={<div className="fp-quick-more">{hidden.map(drawQuick)}</div>}
        >
          <Button type="text">
            {t('list.moreFilters', { count: hidden.length })}
            {hiddenSet === 0 ? null : <Badge count={hiddenSet} size="small" color="var(--fw-accent)" />}
          </Button>
        </Popover>
      )}
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
  readonly onChange: (filter: unknown) => void;
}) {
  const { words } = useRender();
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<FilterGroup>(emptyFilter);
  const applied = readFilter(props.filter, props.entity);
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
