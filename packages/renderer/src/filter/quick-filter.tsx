import type { FilterOperator } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { useRender } from '../screen/render-context.tsx';
import type { ScreenField } from '../screen/screen.ts';

/** In the order in which one is tried: the one that needs the fewest clicks for the field's type. */
const PREFERRED: readonly FilterOperator[] = ['hasAny', 'isAnyOf', 'between', 'contains', 'is'];

/** The comparison that a quick filter makes on a field. */
export function quickOperator(field: ScreenField): FilterOperator {
  return PREFERRED.find((operator) => field.model.operators.includes(operator)) ?? field.model.operators[0] ?? 'is';
}

/** One field as a filter above the list; empty means any. */
export function QuickFilter(props: {
  readonly field: ScreenField;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}) {
  const { fields, reader, data } = useRender();
  const { field } = props;
  const FilterInput = fields.find(field.definition.type)?.FilterInput;
  if (FilterInput === undefined) return null;
  const id = `fw-quick-${field.name}`;
  return (
    <div className="fw-quick">
      <label className="fw-quick-label" htmlFor={id}>
        {field.label}
      </label>
      <FilterInput
        id={id}
        field={field.definition}
        operator={quickOperator(field)}
        value={props.value}
        onChange={(value) => props.onChange(value)}
        reader={reader}
        data={data}
        label={field.label}
      />
    </div>
  );
}
