import { SHEET, readStrokes, writeStrokes } from '../values/pen-strokes.ts';

/** A signature in the text's own colour; nothing where the path is none. */
export function SignatureView(props: {
  readonly path: string;
  readonly title: string;
  readonly height: number | string;
}) {
  const strokes = readStrokes(props.path);
  if (strokes === undefined) return null;
  return (
    <svg
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      style={{ height: props.height, maxWidth: '100%', verticalAlign: 'middle' }}
      fill="none"
      stroke="currentColor"
      strokeWidth={4}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <title>{props.title}</title>
      <path d={writeStrokes(strokes)} />
    </svg>
  );
}
