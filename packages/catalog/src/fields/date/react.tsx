import { defineFieldReact } from '@formwork/renderer/fields';
import { DayPicker } from '../../inputs/day-picker.tsx';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { displayOf } from '../../inputs/text-value.tsx';
import { formatDateShort } from '../../values/civil-time.ts';
import { dateModel } from './model.ts';

/** A civil date is typed or picked from a month. */
export const dateReact = defineFieldReact({
  id: 'date',
  Input: DayPicker,
  Display: displayOf(dateModel, true, (value, { locale }) => formatDateShort(value, locale)),
  FilterInput: filterInputOf(DayPicker),
  width: 130,
});
