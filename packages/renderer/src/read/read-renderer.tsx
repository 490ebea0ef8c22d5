import type { FormDefinition } from '@formwork/definition';
import { FormRenderer } from '../form/form-renderer.tsx';
import type { Values } from '../form/live-values.ts';
import type { Screen } from '../screen/screen.ts';

/** A record as its form lays it out, for reading only. */
export function ReadRenderer(props: {
  readonly screen: Screen;
  readonly form: FormDefinition;
  readonly record: Values;
  readonly formId: string;
}) {
  return <FormRenderer {...props} isReadOnly />;
}
