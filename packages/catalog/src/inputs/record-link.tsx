import type { DataPort, FieldDisplayProps } from '@formwork/renderer/fields';
import { useCallback } from 'react';
import { type RecordSource, idOf, titleOf } from './record-source.ts';
import { useTitle } from './title-cache.ts';

/** The title of the record referred to, as a link where the screen knows where it leads. */
export function RecordLink({
  field,
  value,
  data,
  linkTo,
  source,
}: FieldDisplayProps & { readonly source: RecordSource }) {
  const kind = source.kindOf(field);
  const id = idOf(value);
  const given = titleOf(value);
  const read = useCallback((port: DataPort, wanted: string) => source.read(port, field, wanted), [source, field]);
  const found = useTitle(data, kind, given === undefined ? id : undefined, read);
  if (id === undefined) return null;
  const title = given ?? found ?? id;
  const href = linkTo?.(kind, id);
  return href === undefined ? <span>{title}</span> : <a href={href}>{title}</a>;
}
