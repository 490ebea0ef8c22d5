import { createSignal } from './signal.ts';

/** False while the server does not answer this page. */
export const isReachable = createSignal(true);

/** Between two attempts to reach the server. */
const RETRY_MS = 4_000;

/** A call got no answer: asks from now on whether the server is back. */
export function noteUnreachable(): void {
  if (!isReachable.get()) return;
  isReachable.set(false);
  const attempt = async (): Promise<void> => {
    const isBack = await fetch('/api/health/live', { cache: 'no-store' }).then(
      (response) => response.ok,
      () => false,
    );
    if (isBack) isReachable.set(true);
    else setTimeout(() => void attempt(), RETRY_MS);
  };
  setTimeout(() => void attempt(), RETRY_MS);
}
