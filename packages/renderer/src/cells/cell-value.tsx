import type { Json } from '@formwork/kernel';
import { memo } from 'react';
import { useRender } from '../screen/render-context.tsx';
import type { ScreenField } from '../screen/screen.ts';
import { useReferenceTitle } from './use-reference-title.ts';

/** A value as its field type shows it, a bare reference by its title; nothing for null. */
export const CellValue = memo(function CellValue(props: {
  readonly field: ScreenField;
  readonly value: Json | undefined;
  /** True where a reference may be followed: not inside of a button or a row that opens something. */
  readonly isLinked?: boolean;
  /** `cell` in a grid, where there is little room. */
  readonly size?: 'cell' | 'form';
}) {
  const { fields, reader, linkTo } = useRender();
  const { field } = props;
  const value = useReferenceTitle(field, props.value);
  if (value === null || value === undefined || value === '') return null;
  const Display = fields.find(field.definition.type)?.Display;
  if (Display === undefined) return null;
  const links = props.isLinked === true && linkTo !== undefined ? { linkTo } : {};
  return <Display field={field.definition} value={value} reader={reader} size={props.size ?? 'form'} {...links} />;
});
