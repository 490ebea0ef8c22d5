import { Suspense, lazy, useSyncExternalStore } from 'react';
import { hasEnded } from '../../app/ended-session.ts';

const SignInDialog = lazy(async () => ({ default: (await import('./sign-in-dialog.tsx')).SignInDialog }));

/** Asks for the password over the page, once the session of the person who uses it has ended. */
export function SignInAgain() {
  const isOpen = useSyncExternalStore(hasEnded.subscribe, hasEnded.get);
  return isOpen ? (
    <Suspense>
      <SignInDialog />
    </Suspense>
  ) : null;
}
