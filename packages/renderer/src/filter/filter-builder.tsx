import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useRender } from '../screen/render-context.tsx';
import type { ScreenEntity } from '../screen/screen.ts';
import {
  type FilterCondition,
  type FilterGroup,
  type FilterNode,
  emptyFilter,
  filterFields,
  isValueless,
  newCondition,
} from './filter-model.ts';

/** Groups deeper than this are hard to read; the language itself allows more. */
const MAX_DEPTH = 3;

/** Builds a filter from typed comparisons in nested groups. */
export function FilterBuilder(props: {
  readonly entity: ScreenEntity;
  readonly filter: FilterGroup;
  readonly onChange: (filter: FilterGroup) => void;
}) {
  return <GroupEditor entity={props.entity} group={props.filter} depth={1} onChange={props.onChange} />;
}

function GroupEditor(props: {
  readonly entity: ScreenEntity;
  readonly group: FilterGroup;
  readonly depth: number;
  readonly onChange: (group: FilterGroup) => void;
  onRemove?: () => void;
}) {
  const { words } = useRender();
  const { entity, group, depth, onChange } = props;
  const first = filterFields(entity)[0];
  const replace = (id: string, node: FilterNode | undefined): void =>
    onChange({
      ...group,
      nodes: group.nodes.flatMap((one) => (one.id !== id ? [one] : node === undefined ? [] : [node])),
    });
  const add = (node: FilterNode): void => onChange({ ...group, nodes: [...group.nodes, node] });
  return (
    <fieldset className="fw-filter-group">
      <div className="fw-filter-head">
        {depth === 1 ? <span>{words('combine')}</span> : null}
        <Select
          size="small"
          variant="filled"
          value={group.match}
          aria-label={words('combine')}
          onChange={(match) => onChange({ ...group, match })}
          options={[
            { value: 'all', label: words('allOf') },
            { value: 'any', label: words('anyOf') },
          ]}
        />
        {props.onRemove === undefined ? null : (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={words('removeGroup')}
            onClick={props.onRemove}
          />
        )}
      </div>
      {group.nodes.map((node) =>
        node.kind === 'group' ? (
          <GroupEditor
            key={node.id}
            entity={entity}
            group={node}
            depth={depth + 1}
            onChange={(next) => replace(node.id, next)}
            onRemove={() => replace(node.id, undefined)}
          />
        ) : (
          <ConditionEditor key={node.id} entity={entity} condition={node} onChange={(next) => replace(node.id, next)} />
        ),
      )}
      <div className="fw-filter-add">
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined />}
          disabled={first === undefined}
          onClick={() => first !== undefined && add(newCondition(first))}
        >
          {words('addCondition')}
        </Button>
        {depth >= MAX_DEPTH ? null : (
          <Button
            size="small"
            type="text"
            icon={<PlusOutlined />}
            onClick={() => add({ ...emptyFilter(), match: 'any' })}
          >
            {words('addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function ConditionEditor(props: {
  readonly entity: ScreenEntity;
  readonly condition: FilterCondition;
  readonly onChange: (condition: FilterCondition | undefined) => void;
}) {
  const { words, fields, reader, data } = useRender();
  const { entity, condition, onChange } = props;
  const field = entity.fields.get(condition.field);
  const FilterInput = field === undefined ? undefined : fields.find(field.definition.type)?.FilterInput;
  return (
    <div className="fw-filter-row">
      <Select
        className="fw-filter-field"
        showSearch={{ optionFilterProp: 'label' }}
        value={condition.field}
        aria-label={words('field')}
        options={filterFields(entity).map((one) => ({ value: one.name, label: one.label }))}
        onChange={(name) => {
          const next = entity.fields.get(name);
          if (next !== undefined) onChange({ ...newCondition(next), id: condition.id });
        }}
      />
      <Select
        className="fw-filter-operator"
        value={condition.operator}
        aria-label={words('operator')}
        options={(field?.model.operators ?? []).map((operator) => ({
          value: operator,
          label: words(`op.${operator}`),
        }))}
        onChange={(operator) => onChange({ ...condition, operator, value: null })}
      />
      <div className="fw-filter-value">
        {field === undefined || FilterInput === undefined || isValueless(condition.operator) ? null : (
          <FilterInput
            key={`${condition.field} ${condition.operator}`}
            id={`fw-filter-${condition.id}`}
            field={field.definition}
            operator={condition.operator}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
            reader={reader}
            data={data}
            label={words('value')}
          />
        )}
      </div>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={words('removeCondition')}
        onClick={() => onChange(undefined)}
      />
    </div>
  );
}
