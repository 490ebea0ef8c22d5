import { DEPARTMENT_ENTITY } from '@formwork/definition';
import {
  type FieldDisplayProps,
  type FieldInputProps,
  type FilterInputProps,
  defineFieldReact,
} from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { RecordLink } from '../../inputs/record-link.tsx';
import { RecordSelect } from '../../inputs/record-select.tsx';
import type { RecordSource } from '../../inputs/record-source.ts';
import { RecordsSelect } from '../../inputs/records-select.tsx';

const source: RecordSource = {
  kindOf: () => DEPARTMENT_ENTITY,
  search: (data, _field, text, options) => data.searchRecords(DEPARTMENT_ENTITY, text, options),
  read: (data, _field, id) => data.readRecord(DEPARTMENT_ENTITY, id),
};

function RecordInput(props: FieldInputProps) {
  return <RecordSelect {...props} source={source} />;
}

function RecordDisplay(props: FieldDisplayProps) {
  return <RecordLink {...props} source={source} />;
}

const OneRecord = filterInputOf(RecordInput);

function RecordFilter(props: FilterInputProps) {
  const isSeveral = props.operator === 'isAnyOf' || props.operator === 'isNoneOf';
  return isSeveral ? <RecordsSelect {...props} source={source} /> : <OneRecord {...props} />;
}

/** A department is found by name. */
export const departmentReact = defineFieldReact({
  id: 'department',
  Input: RecordInput,
  Display: RecordDisplay,
  FilterInput: RecordFilter,
  width: 180,
});
