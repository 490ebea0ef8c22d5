import { useDraggable } from '@dnd-kit/core';
import { designerFields } from '@formwork/catalog/designer';
import type { FormDefinition } from '@formwork/definition';
import { useText } from '../../app/text.ts';
import { linesOf } from '../../changes/app-parts.ts';
import { placedFields } from '../../changes/new-field.ts';
import { findEntity, useDesign, useLabel } from '../editor/design-context.tsx';

/** Something that may be put on a form. */
export interface PaletteItem {
  readonly kind: 'field' | 'lines' | 'section' | 'tabs' | 'text';
  readonly label: string;
  readonly field?: string;
}

/** What is not on the form yet: fields, and parts of a layout. Drag it there, or press it. */
export function FormPalette(props: { readonly form: FormDefinition; readonly onPlace: (item: PaletteItem) => void }) {
  const t = useText();
  const say = useLabel();
  const { definition } = useDesign();
  const { form } = props;
  const entity = findEntity(definition, form.entity);
  const placed = placedFields(form);
  const free = entity?.fields.filter((each) => !placed.has(each.name)) ?? [];
  const layout = (['section', 'tabs', 'text'] as const).map((kind) => ({ kind, label: t(`forms.${kind}`) }));
  return (
    <section className="fd-palette" aria-label={t('forms.palette')}>
      <h2>{t('forms.unplaced')}</h2>
      {free.length === 0 ? <p className="fd-hint">{t('forms.allPlaced')}</p> : null}
      {free.map((field) => {
        const isLines = linesOf(definition, form.entity, field) !== undefined;
        const label = say(`entities.${form.entity}.fields.${field.name}.label`);
        const item: PaletteItem = { kind: isLines ? 'lines' : 'field', label, field: field.name };
        return <Piece key={field.name} item={item} type={field.type} onPlace={props.onPlace} />;
      })}
      <h2>{t('forms.layout')}</h2>
      {layout.map((item) => (
        <Piece key={item.kind} item={item} onPlace={props.onPlace} />
      ))}
    </section>
  );
}

function Piece(props: {
  readonly item: PaletteItem;
  readonly type?: string;
  readonly onPlace: (item: PaletteItem) => void;
}) {
  const { item, type } = props;
  const { attributes, listeners, setNodeRef } = useDraggable({
    id: `new:${item.kind}:${item.field ?? ''}`,
    data: { item, kind: item.kind, label: item.label },
  });
  const Icon = type === undefined ? undefined : designerFields.find(type)?.icon;
  return (
    <button
      type="button"
      ref={setNodeRef}
      className="fd-piece"
      {...attributes}
      {...listeners}
      onClick={() => props.onPlace(item)}
    >
      {Icon === undefined ? null : <Icon aria-hidden />}
      {item.label}
    </button>
  );
}
