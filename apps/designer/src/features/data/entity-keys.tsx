import { DeleteOutlined } from '@ant-design/icons';
import type { EntityDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { entityFile, modelOfField } from '../../changes/app-parts.ts';
import { Choose } from '../../ui/choose.tsx';
import { useLabel } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';

const words = {
  unique: ['data.uniqueTogether', 'data.uniqueTogetherHint'],
  indexes: ['data.indexes', 'data.indexesHint'],
} as const;

/** Lists of fields that are unique together, or searched together: one line each, fields in their order. */
export function EntityKeys({
  entity,
  which,
}: {
  readonly entity: EntityDefinition;
  readonly which: 'unique' | 'indexes';
}) {
  const t = useText();
  const set = useFileEdit(entityFile(entity));
  const lists: readonly (readonly string[])[] = entity[which] ?? [];
  const title = t(words[which][0]);
  const change = (next: readonly (readonly string[])[]): void => {
    set(`/${which}`, next.length === 0 ? undefined : next, title);
  };
  return (
    <section>
      <h3>{title}</h3>
      <p className="fd-hint">{t(words[which][1])}</p>
      {lists.map((fields, index) => (
        // Lists of fields have no name: their place is all there is.
        <FieldSequence
          key={index}
          entity={entity}
          label={`${title} ${index + 1}`}
          fields={fields}
          onChange={(next) => change(next.length === 0 ? lists.toSpliced(index, 1) : lists.with(index, next))}
        />
      ))}
      <FieldSequence
        key={`new ${lists.length}`}
        entity={entity}
        label={`${title} ${lists.length + 1}`}
        fields={[]}
        onChange={(next) => change([...lists, next])}
      />
    </section>
  );
}

/** Fields in an order that matters, each taken away by a click; one more is picked at the end. */
export function FieldSequence(props: {
  readonly entity: EntityDefinition;
  readonly label: string;
  readonly fields: readonly string[];
  readonly onChange: (fields: readonly string[]) => void;
}) {
  const t = useText();
  const say = useLabel();
  const { entity, label, fields } = props;
  const sayField = (name: string): string => say(`entities.${entity.name}.fields.${name}.label`);
  const left = entity.fields.filter((each) => modelOfField(each)?.isScalar !== false && !fields.includes(each.name));
  return (
    <div className="fd-sequence" role="group" aria-label={label}>
      {fields.map((name, index) => (
        <span key={name} className="fd-chip">
          {sayField(name)}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t('shell.delete')}: ${label}: ${sayField(name)}`}
            onClick={() => props.onChange(fields.toSpliced(index, 1))}
          />
        </span>
      ))}
      {left.length === 0 || fields.length >= 8 ? null : (
        <Choose
          className="fd-add"
          label={`${label}: ${t('records.addValue')}`}
          value=""
          empty={t(fields.length === 0 ? 'data.addKey' : 'data.andField')}
          choices={left.map(({ name }) => ({ value: name, label: sayField(name) }))}
          onChange={(name) => props.onChange([...fields, name])}
        />
      )}
    </div>
  );
}
