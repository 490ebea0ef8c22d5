import { defineFieldReact } from '@formwork/renderer/fields';
import { InstantPicker } from '../../inputs/day-picker.tsx';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { displayOf } from '../../inputs/text-value.tsx';
import { formatInstantShort } from '../../values/civil-time.ts';
import { datetimeModel } from './model.ts';

/** An instant is picked on the clock of the reader's zone. */
export const datetimeReact = defineFieldReact({
  id: 'datetime',
  Input: InstantPicker,
  Display: displayOf(datetimeModel, true, (value, { locale, timeZone }) => formatInstantShort(value, locale, timeZone)),
  FilterInput: filterInputOf(InstantPicker),
  width: 180,
});
