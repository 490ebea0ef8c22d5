import { useTools } from '../editor/design-context.tsx';

/** A field, or a field of what it refers to, that a list may show. */
export interface ColumnChoice {
  readonly value: string;
  readonly label: string;
  readonly canFilter: boolean;
}

/** What a list of an entity may show: its fields, and one step along its references. */
export function useColumnChoices(entity: string): readonly ColumnChoice[] {
  const { screen } = useTools();
  const fields = [...(screen.findEntity(entity)?.fields.values() ?? [])].filter(
    (field) => field.model.isScalar !== false,
  );
  const deeper = fields.flatMap((field): ColumnChoice[] => {
    if (field.type.kind !== 'reference' || field.isSystem) return [];
    const target = screen.findEntity(field.type.entity);
    return [...(target?.fields.values() ?? [])]
      .filter((inner) => inner.model.isScalar !== false && !inner.isSystem)
      .map((inner) => ({
        value: `${field.name}.${inner.name}`,
        label: `${field.label} · ${inner.label}`,
        canFilter: false,
      }));
  });
  const own = fields.map((field) => ({
    value: field.name,
    label: field.label,
    canFilter: field.model.operators.length > 0,
  }));
  return [...own, ...deeper];
}
