/** A ref that puts the cursor into the first box of a dialog that has just been asked for. */
export function focusOnMount(element: HTMLInputElement | null): void {
  element?.focus();
}
