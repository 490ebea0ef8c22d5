import { waitForSession } from './ended-session.ts';
import { isReachable, noteUnreachable } from './reachable.ts';

/** Calls that say by themselves who somebody is: their refusal is an answer. */
const ABOUT_SESSIONS = /^\/api\/(session(s|\/one-time)?|demo)$/;

/**
 * Fetches for a page that somebody has signed in to. When their session ends in the middle, the call waits until they
 * have signed in again and is then made anew, so that nothing that was entered is lost.
 */
export function createPatientFetch(isSignedIn: () => boolean): typeof fetch {
  return async (input, init) => {
    const response = await reach(input, init);
    const isRefused = response.status === 401 && !ABOUT_SESSIONS.test(pathOf(input));
    if (!isRefused || !isSignedIn()) return response;
    const { csrfToken } = await waitForSession();
    const headers = new Headers(init?.headers);
    if (headers.has('x-formwork-csrf')) headers.set('x-formwork-csrf', csrfToken);
    return reach(input, { ...init, headers });
  };
}

async function reach(input: RequestInfo | URL, init: RequestInit | undefined): Promise<Response> {
  try {
    const response = await fetch(input, init);
    isReachable.set(true);
    return response;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) noteUnreachable();
    throw error;
  }
}

function pathOf(input: RequestInfo | URL): string {
  const address = input instanceof Request ? input.url : input;
  return new URL(address, window.location.href).pathname;
}
