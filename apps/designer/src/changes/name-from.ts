const MAX_NAME = 48;

/** A name of the language made from what a person typed: `Due on` is `due_on`. Unlike any that is taken. */
export function nameFrom(label: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, MAX_NAME - 4);
  const base = plain === '' ? fallback : plain;
  if (!taken.has(base)) return base;
  for (let count = 2; ; count += 1) {
    const numbered = `${base}_${count}`;
    if (!taken.has(numbered)) return numbered;
  }
}
