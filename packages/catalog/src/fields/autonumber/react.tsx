import { defineFieldReact } from '@formwork/renderer/fields';
import { displayOf } from '../../inputs/text-value.tsx';
import { TextFilter } from '../../inputs/text-filter.tsx';
import { autonumberModel } from './model.ts';

/** The number is shown; filters take text. */
export const autonumberReact = defineFieldReact({
  id: 'autonumber',
  Display: displayOf(autonumberModel, true),
  FilterInput: TextFilter,
  width: 150,
});
