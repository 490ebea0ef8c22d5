const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs work that has something to clear away: Ctrl-C aborts the signal and lets it end by itself, a second Ctrl-C ends
 * the program at once. Everywhere else Ctrl-C does what it always does.
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  for (const name of signals) process.once(name, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of signals) process.removeListener(name, stop);
  }
}
