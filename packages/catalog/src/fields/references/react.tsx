import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { RecordLinks } from '../../inputs/record-links.tsx';
import type { RecordSource } from '../../inputs/record-source.ts';
import { RecordsSelect } from '../../inputs/records-select.tsx';
import { textOption } from '../../values/options.ts';

const source: RecordSource = {
  kindOf: (field) => textOption(field, 'entity') ?? '',
  search: (data, field, text, options) => data.searchRecords(textOption(field, 'entity') ?? '', text, options),
  read: (data, field, id) => data.readRecord(textOption(field, 'entity') ?? '', id),
};

function RecordsInput(props: FieldInputProps) {
  return <RecordsSelect {...props} source={source} />;
}

function RecordsDisplay(props: FieldDisplayProps) {
  return <RecordLinks {...props} source={source} />;
}

/** Records are found by searching, one after another, and shown by their titles. */
export const referencesReact = defineFieldReact({
  id: 'references',
  Input: RecordsInput,
  Display: RecordsDisplay,
  FilterInput: filterInputOf(RecordsInput),
  width: 240,
});
