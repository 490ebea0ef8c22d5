import { defineFieldReact } from '@formwork/renderer/fields';
import { displayOf } from '../../inputs/text-value.tsx';
import { linesModel } from './model.ts';

/** In a list the number of lines is shown; forms draw lines as a table of their own. */
export const linesReact = defineFieldReact({
  id: 'lines',
  Display: displayOf(linesModel, true),
  align: 'end',
  width: 80,
});
