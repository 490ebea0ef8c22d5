import { defineFieldReact } from '@formwork/renderer/fields';
import { InstantPicker } from '../../inputs/day-picker.tsx';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { displayOf } from '../../inputs/text-value.tsx';
import { datetimeModel } from './model.ts';

/** An instant is picked on the clock of the reader's zone. */
export const datetimeReact = defineFieldReact({
  id: 'datetime',
  Input: InstantPicker,
  Display: displayOf(datetimeModel, true),
  FilterInput: filterInputOf(InstantPicker),
  width: 180,
});
