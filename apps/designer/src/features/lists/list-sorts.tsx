import { DeleteOutlined } from '@ant-design/icons';
import type { SortDefinition, ViewDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { type Choice, Choose } from '../../ui/choose.tsx';

/** In which order a list shows its records. */
export function ListSorts(props: {
  readonly view: ViewDefinition;
  readonly choices: readonly Choice[];
  readonly onChange: (sort: readonly SortDefinition[] | undefined) => void;
}) {
  const t = useText();
  const { choices, onChange } = props;
  const sorts = props.view.sort ?? [];
  return (
    <section className="fd-table-section">
      <h2>{t('lists.sort')}</h2>
      {sorts.map((sort, index) => (
        <div key={sort.field} className="fd-inline">
          <Choose
            label={`${t('lists.sort')} ${index + 1}`}
            value={sort.field}
            choices={choices}
            onChange={(field) => onChange(sorts.with(index, { ...sort, field }))}
          />
          <Choose
            label={`${t('data.order')} ${index + 1}`}
            value={sort.direction ?? 'asc'}
            choices={(['asc', 'desc'] as const).map((each) => ({ value: each, label: t(`lists.${each}`) }))}
            onChange={(direction) => onChange(sorts.with(index, { ...sort, direction: direction as 'asc' | 'desc' }))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t('shell.delete')} ${index + 1}`}
            onClick={() => onChange(sorts.length === 1 ? undefined : sorts.toSpliced(index, 1))}
          />
        </div>
      ))}
      {sorts.length >= 6 ? null : (
        <Choose
          label={`${t('lists.sort')}: ${t('shell.add')}`}
          value=""
          empty={t('shell.add')}
          choices={choices.filter((each) => !sorts.some((sort) => sort.field === each.value))}
          onChange={(field) => onChange([...sorts, { field }])}
        />
      )}
    </section>
  );
}
