/** Something that happened to a record in a transaction that was kept, or a rule that refused one. */
export type RecordEvent =
  | { readonly kind: 'state'; readonly entity: string; readonly state: string }
  | { readonly kind: 'transition'; readonly entity: string; readonly transition: string }
  | { readonly kind: 'refused'; readonly entity: string; readonly transition?: string; readonly rule: string }
  | { readonly kind: 'grant'; readonly grant: string; readonly entity: string };

/** Who is told. Must not throw. */
export interface RecordObserver {
  note(event: RecordEvent): void;
}
