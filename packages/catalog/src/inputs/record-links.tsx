import type { FieldDisplayProps } from '@formwork/renderer/fields';
import { Fragment } from 'react';
import { inputWord } from './input-words.ts';
import { RecordLink } from './record-link.tsx';
import { type RecordSource, idOf } from './record-source.ts';

/** The titles of several records one after another, as links where the screen knows where they lead. */
export function RecordLinks(props: FieldDisplayProps & { readonly source: RecordSource }) {
  const { value, reader } = props;
  if (!Array.isArray(value)) return null;
  return value.map((each, index) => (
    <Fragment key={idOf(each) ?? index}>
      {index === 0 ? null : reader.locale.startsWith('zh') ? '、' : ', '}
      {isUnseen(each) ? (
        <em style={{ color: 'var(--fw-text-soft, inherit)' }}>{inputWord('unseen', reader.locale)}</em>
      ) : (
        <RecordLink {...props} value={each} />
      )}
    </Fragment>
  ));
}

function isUnseen(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'title' in value && value.title === null;
}
