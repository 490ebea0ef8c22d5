import type { Json } from '@formwork/kernel';
import { memo } from 'react';
import { useRender } from '../screen/render-context.tsx';
import type { ScreenField } from '../screen/screen.ts';

/** A value as its field type shows it; nothing for null. */
export const CellValue = memo(function CellValue(props: {
  readonly field: ScreenField;
  readonly value: Json | undefined;
}) {
  const { fields, reader } = useRender();
  const { field, value } = props;
  if (value === null || value === undefined || value === '') return null;
  const Display = fields.find(field.definition.type)?.Display;
  return Display === undefined ? null : <Display field={field.definition} value={value} reader={reader} />;
});
