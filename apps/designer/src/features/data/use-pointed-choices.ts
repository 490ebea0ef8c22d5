import { type EntityDefinition, labelOf } from '@formwork/definition';
import { canonicalJson } from '@formwork/kernel';
import { useAppearance } from '../../app/appearance.tsx';
import { linesOf, modelOfField, targetOf } from '../../changes/app-parts.ts';
import type { Choice } from '../../ui/choose.tsx';
import { useDesign, useTools } from '../editor/design-context.tsx';
import type { PointedAt } from './pointed-at.ts';
import { useEntityChoices } from './use-entity-choices.ts';

/** What may be picked for an option that points at something, each value as canonical JSON. */
export function usePointedChoices(entity: EntityDefinition, at: PointedAt | undefined): readonly Choice[] {
  const { definition } = useDesign();
  const { others, screen } = useTools();
  const { locale } = useAppearance();
  const entities = useEntityChoices();
  if (at === undefined) return [];
  if (at.kind === 'entity') return entities.all.map(({ value, label }) => ({ value: JSON.stringify(value), label }));
  if (at.kind === 'field') {
    const found = screen.findEntity(at.entity);
    const own = [...(found?.fields.values() ?? [])].filter((each) => each.model.isScalar !== false);
    return [{ name: 'id', label: 'id' }, ...own].map(({ name, label }) => ({ value: JSON.stringify(name), label }));
  }
  const say = (app: typeof definition, address: string): string => labelOf(app, address, locale);
  const lines = entity.fields
    .filter((each) => modelOfField(each)?.isScalar === false && linesOf(definition, entity.name, each) !== undefined)
    .map(({ name }) => ({
      value: JSON.stringify(name),
      label: say(definition, `entities.${entity.name}.fields.${name}.label`),
    }));
  const here = `${definition.app.name}.${entity.name}`;
  const referring = [definition, ...others].flatMap((app) =>
    app.entities.flatMap((each) =>
      each.fields
        .filter((field) => targetOf(app, each.name, field) === here)
        .map((field) => {
          const isOwn = app === definition;
          const name = isOwn ? each.name : `${app.app.name}.${each.name}`;
          const said = `${say(app, `entities.${each.name}.label`)} · ${say(app, `entities.${each.name}.fields.${field.name}.label`)}`;
          return {
            value: canonicalJson({ [at.entityKey]: name, [at.fieldKey]: field.name }),
            label: isOwn ? said : `${said} (${app.app.name})`,
          };
        }),
    ),
  );
  return [...lines, ...referring];
}
