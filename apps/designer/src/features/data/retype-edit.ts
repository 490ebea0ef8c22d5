import type { AppDefinition, Edit, EntityDefinition, FieldDefinition } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { entityFile, modelOfField } from '../../changes/app-parts.ts';
import { soundField } from '../../changes/new-field.ts';

/** What stays when a field gets another type, where the new kind allows it. */
const KEPT = ['label', 'help', 'required', 'unique', 'searchable', 'renamedFrom'] as const;

/** The edit that gives a field another type: a valid start of the new kind with what both kinds have. */
export function retypeEdit(definition: AppDefinition, entity: EntityDefinition, index: number, type: string): Edit {
  const field = entity.fields[index]!;
  const start = soundField(definition, entity, field.name, { type });
  const model = modelOfField(start);
  const next: Record<string, unknown> = { ...start };
  for (const key of KEPT) {
    const allowed =
      key === 'label' || key === 'help' || key === 'renamedFrom'
        ? true
        : model?.isComputed !== true && model?.allows?.[key] !== false;
    if (allowed && field[key] !== undefined) next[key] = field[key];
  }
  for (const key of Object.keys(model?.options.properties ?? {})) {
    if (field[key] !== undefined && modelOfField(field)?.options.properties[key] !== undefined) next[key] = field[key];
  }
  return {
    kind: 'set-value',
    file: entityFile(entity),
    path: pointer('fields', index),
    value: next as FieldDefinition,
  };
}
