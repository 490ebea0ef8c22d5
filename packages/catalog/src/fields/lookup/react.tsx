import { defineFieldReact } from '@formwork/renderer/fields';
import { TextFilter } from '../../inputs/text-filter.tsx';
import { computedDisplayOf } from '../../inputs/computed-display.tsx';
import { lookupModel } from './model.ts';

/** The value found is shown; nobody types it in. */
export const lookupReact = defineFieldReact({
  id: 'lookup',
  Display: computedDisplayOf(lookupModel),
  FilterInput: TextFilter,
  width: 130,
});
