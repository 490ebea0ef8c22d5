import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import type { DesignStore } from './design-store.ts';
import { parts } from './place-of.ts';

/** The keys above the letters, from the left: one for each part of the app. */
const partKeys = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((digit) => `Digit${digit}`).concat('Minus');

/** Undo, redo, palette, help, and Alt with a key of the upper row for the parts of the app. */
export function useShortcuts(store: DesignStore, open: { openPalette(): void; openHelp(): void }): void {
  const navigate = useNavigate();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isMod = event.metaKey || event.ctrlKey;
      const key = event.key.toLowerCase();
      if (isMod && key === 'z' && !isInCode(event.target)) {
        event.preventDefault();
        // What is being typed is taken over first, so that it is what is undone.
        if (document.activeElement instanceof HTMLElement && isTyping(event.target)) document.activeElement.blur();
        if (event.shiftKey) store.redo();
        else store.undo();
      } else if (isMod && key === 'k') {
        event.preventDefault();
        open.openPalette();
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        open.openHelp();
      } else if (event.altKey && partKeys.includes(event.code)) {
        event.preventDefault();
        void navigate(`/apps/${store.read().app}/${parts[partKeys.indexOf(event.code)]}`);
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isCheckBox(target));
}

function isCheckBox(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
}

/** The code editor has an undo of its own. */
function isInCode(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.cm-editor') !== null;
}
