import { type AppDefinition, labelOf } from '@formwork/definition';
import { useAppearance } from '../../app/appearance.tsx';
import type { Choice } from '../../ui/choose.tsx';
import { useDesign, useTools } from '../editor/design-context.tsx';

/** The entities that a field may point at: the app's own by plain name, then those of other apps. */
export function useEntityChoices(): { readonly definition: AppDefinition; readonly all: readonly Choice[] } {
  const { others } = useTools();
  const { definition } = useDesign();
  const { locale } = useAppearance();
  const own = definition.entities.map(({ name }) => ({
    value: name,
    label: labelOf(definition, `entities.${name}.label`, locale),
  }));
  const foreign = others.flatMap((app) =>
    app.entities.map(({ name }) => ({
      value: `${app.app.name}.${name}`,
      label: `${labelOf(app, `entities.${name}.label`, locale)} (${app.app.name})`,
    })),
  );
  return { definition, all: [...own, ...foreign] };
}
