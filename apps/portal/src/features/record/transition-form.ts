import type { RecordTransition } from '@formwork/client';
import type { FormDefinition } from '@formwork/definition';
import type { ScreenEntity } from '@formwork/renderer';

/** The small form of the fields that come with a transition; undefined where none does. */
export function transitionForm(
  entity: ScreenEntity,
  transition: Pick<RecordTransition, 'name' | 'input' | 'requires'>,
): FormDefinition | undefined {
  const input = transition.input ?? [];
  if (input.length === 0) return undefined;
  return {
    name: `transition_${transition.name}`,
    entity: entity.name,
    layout: [
      {
        kind: 'section',
        columns: 1,
        items: input.map((field) => ({
          kind: 'field',
          field,
          ...(transition.requires?.includes(field) === true ? { requiredWhen: true } : {}),
        })),
      },
    ],
  };
}
