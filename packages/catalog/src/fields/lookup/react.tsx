import { defineFieldReact } from '@formwork/renderer/fields';
import { TextFilter } from '../../inputs/text-filter.tsx';
import { displayOf } from '../../inputs/text-value.tsx';
import { lookupModel } from './model.ts';

/** The value found is shown; nobody types it in. */
export const lookupReact = defineFieldReact({
  id: 'lookup',
  Display: displayOf(lookupModel, true),
  FilterInput: TextFilter,
  width: 130,
});
