import { type FilterInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { ResultFilter } from '../../inputs/computed-filter.tsx';
import { computedDisplayOf } from '../../inputs/computed-display.tsx';
import { rollupModel } from './model.ts';

function RollupFilter(props: FilterInputProps) {
  return <ResultFilter {...props} result={props.field['count'] === true ? 'integer' : 'decimal'} />;
}

/** The value of a rollup is shown; nobody types it in. */
export const rollupReact = defineFieldReact({
  id: 'rollup',
  Display: computedDisplayOf(rollupModel),
  FilterInput: RollupFilter,
  align: 'end',
  width: 130,
});
