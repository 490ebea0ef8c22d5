import { readProblem } from '@formwork/client';
import { waitForSession } from './ended-session.ts';
import { isReachable, noteUnreachable } from './reachable.ts';

/** Asking who is signed in: that nobody is, is the answer. */
const WHO_IS_IT = '/api/session';

/**
 * Fetches for a page that somebody has signed in to. When their session ends in the middle, the call waits until they
 * have signed in again and is then made anew, so that nothing that was entered is lost.
 */
export function createPatientFetch(isSignedIn: () => boolean): typeof fetch {
  return async (input, init) => {
    const response = await reach(input, init);
    if (!isSignedIn() || pathOf(input) === WHO_IS_IT || !(await isSignedOut(response))) return response;
    const { csrfToken } = await waitForSession();
    const headers = new Headers(init?.headers);
    if (headers.has('x-formwork-csrf')) headers.set('x-formwork-csrf', csrfToken);
    return reach(input, { ...init, headers });
  };
}

/** True when the session is over; a wrong password is refused with the same status. */
async function isSignedOut(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  return (await readProblem(response.clone())).code === 'FW_IDENTITY_SIGNED_OUT';
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
