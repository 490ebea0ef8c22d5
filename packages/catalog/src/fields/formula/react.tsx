import { type FilterInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { ResultFilter } from '../../inputs/computed-filter.tsx';
import { displayOf } from '../../inputs/text-value.tsx';
import { formulaModel } from './model.ts';

function FormulaFilter(props: FilterInputProps) {
  return <ResultFilter {...props} result={props.field['result']} />;
}

/** The value of a formula is shown; nobody types it in. */
export const formulaReact = defineFieldReact({
  id: 'formula',
  Display: displayOf(formulaModel, true),
  FilterInput: FormulaFilter,
  width: 130,
});
