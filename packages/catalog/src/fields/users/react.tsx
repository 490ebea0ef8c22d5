import { USER_ENTITY } from '@formwork/definition';
import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { RecordLinks } from '../../inputs/record-links.tsx';
import type { RecordSource } from '../../inputs/record-source.ts';
import { RecordsSelect } from '../../inputs/records-select.tsx';

const source: RecordSource = {
  kindOf: () => USER_ENTITY,
  search: (data, _field, text, options) => data.searchPeople(text, options),
  read: (data, _field, id) => data.readPerson(id),
};

function RecordsInput(props: FieldInputProps) {
  return <RecordsSelect {...props} source={source} />;
}

function RecordsDisplay(props: FieldDisplayProps) {
  return <RecordLinks {...props} source={source} />;
}

/** People are found by name, one after another. */
export const usersReact = defineFieldReact({
  id: 'users',
  Input: RecordsInput,
  Display: RecordsDisplay,
  FilterInput: filterInputOf(RecordsInput),
  width: 240,
});
