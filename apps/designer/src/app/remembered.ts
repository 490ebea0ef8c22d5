/** What this browser remembers for the designer and the portal alike: never secrets. */
type Remembered = 'fw.locale' | 'fw.theme';

/** Reads what was remembered; a browser that forbids it remembers nothing. */
export function recall(key: Remembered): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a choice for the next visit. */
export function remember(key: Remembered, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A private window: the choice holds until it is closed.
  }
}
