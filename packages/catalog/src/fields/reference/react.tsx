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
import { textOption } from '../../values/options.ts';

const source: RecordSource = {
  kindOf: (field) => textOption(field, 'entity') ?? '',
  search: (data, field, text, options) => data.searchRecords(textOption(field, 'entity') ?? '', text, options),
  read: (data, field, id) => data.readRecord(textOption(field, 'entity') ?? '', id),
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

/** A record is found by searching and shown by its title. */
export const referenceReact = defineFieldReact({
  id: 'reference',
  Input: RecordInput,
  Display: RecordDisplay,
  FilterInput: RecordFilter,
  width: 180,
});
