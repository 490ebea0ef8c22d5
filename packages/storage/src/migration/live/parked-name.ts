const PREFIX = '_dropped_';
const IDENTIFIER_BYTES = 63;
const COMMENT = 'formwork: parked, was ';

/** The name under which something is kept after it left the definition: `_dropped_20260228_remark`, never one of `taken`. */
export function parkedName(name: string, day: string, taken: ReadonlySet<string>): string {
  const start = `${PREFIX}${day.replaceAll('-', '')}_`;
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? '' : `_${count}`;
    const candidate = start + name.slice(0, IDENTIFIER_BYTES - start.length - ending.length) + ending;
    if (!taken.has(candidate)) return candidate;
  }
}

/** True for a table or column that was parked. */
export function isParkedName(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** The civil day in a parked name, `2026-02-28`; `undefined` when it holds none. */
export function parkedDay(name: string): string | undefined {
  const [, year, month, day] = /^_dropped_(\d{4})(\d{2})(\d{2})_/.exec(name) ?? [];
  return day === undefined ? undefined : `${year}-${month}-${day}`;
}

/** The comment that keeps the whole former name, which the parked name may have cut. */
export function parkedComment(formerName: string): string {
  return COMMENT + formerName;
}

/** The former name in the comment of a parked thing, or `undefined`. */
export function readParkedComment(comment: string | null): string | undefined {
  return comment?.startsWith(COMMENT) === true ? comment.slice(COMMENT.length) : undefined;
}
