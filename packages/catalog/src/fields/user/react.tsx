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
  kindOf: () => 'formwork.user',
  search: (data, _field, text, options) => data.searchPeople(text, options),
  read: (data, _field, id) => data.readPerson(id),
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

/** A person is found by name. */
export const userReact = defineFieldReact({
  id: 'user',
  Input: RecordInput,
  Display: RecordDisplay,
  FilterInput: RecordFilter,
  width: 180,
});
