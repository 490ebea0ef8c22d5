import { type FilterInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { ResultFilter } from '../../inputs/computed-filter.tsx';
import { computedDisplayOf } from '../../inputs/computed-display.tsx';
import { formulaModel } from './model.ts';

function FormulaFilter(props: FilterInputProps) {
  return <ResultFilter {...props} result={props.field['result']} />;
}

/** The value of a formula is shown; nobody types it in. */
export const formulaReact = defineFieldReact({
  id: 'formula',
  Display: computedDisplayOf(formulaModel),
  FilterInput: FormulaFilter,
  width: 130,
});
