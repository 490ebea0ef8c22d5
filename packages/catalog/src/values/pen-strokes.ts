/** The sheet that a signature is drawn on, in its own units. */
export const SHEET = { width: 600, height: 200 };

/** A point on the sheet. */
export type PenPoint = readonly [x: number, y: number];

/** The longest path that is kept: far more than anybody's name. */
export const LONGEST_PATH = 20_000;

/** Path data as it is kept: strokes of whole units, each `M` and then `L` for every further point. */
export const PATH_PATTERN = '^(M\\d{1,3} \\d{1,3}(L\\d{1,3} \\d{1,3})+)+$';

/** The strokes of a path; `undefined` for text that is no such path, or that leaves the sheet. */
export function readStrokes(path: string): readonly (readonly PenPoint[])[] | undefined {
  if (path.length > LONGEST_PATH || !/^M[\dML ]*$/.test(path)) return undefined;
  const strokes = path
    .slice(1)
    .split('M')
    .map((stroke) => stroke.split('L').map(readPoint));
  const isWhole = strokes.every((stroke) => stroke.length > 1 && stroke.every((point) => point !== undefined));
  return isWhole ? (strokes as PenPoint[][]) : undefined;
}

function readPoint(text: string): PenPoint | undefined {
  const match = /^(\d{1,3}) (\d{1,3})$/.exec(text);
  if (match === null) return undefined;
  const [x, y] = [Number(match[1]), Number(match[2])];
  return x <= SHEET.width && y <= SHEET.height ? [x, y] : undefined;
}

/** Strokes as path data. A point where the pen only touched becomes the shortest line. */
export function writeStrokes(strokes: readonly (readonly PenPoint[])[]): string {
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => {
      const [first, ...rest] = stroke.map(([x, y]) => `${limited(x, SHEET.width)} ${limited(y, SHEET.height)}`);
      return `M${first}${(rest.length === 0 ? [first] : rest).map((point) => `L${point}`).join('')}`;
    })
    .join('');
}

function limited(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round(value)));
}
