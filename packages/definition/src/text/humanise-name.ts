/** A name as a person would write it: `due_on` is `Due on`. What stands in for a label that nobody wrote. */
export function humaniseName(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
