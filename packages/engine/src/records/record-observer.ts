/**
 * Something that happened to a record in a transaction that was kept, or a rule that decided: a validation or guard that
 * refused, or a guard by which one automatic transition was chosen over another.
 */
export type RecordEvent =
  | { readonly kind: 'state'; readonly entity: string; readonly state: string }
  | { readonly kind: 'transition'; readonly entity: string; readonly transition: string }
  | { readonly kind: 'decided'; readonly entity: string; readonly transition?: string; readonly rule: string }
  | { readonly kind: 'grant'; readonly grant: string; readonly entity: string };

/** Who is told. Must not throw. */
export interface RecordObserver {
  note(event: RecordEvent): void;
}
