import { useSyncExternalStore } from 'react';

/** Up to here a screen is a phone's: cards in place of a grid. */
export const PHONE = '(max-width: 760px)';
/** From here on a record fits beside its list. */
export const WIDE = '(min-width: 1180px)';

/** True while the media query holds. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
