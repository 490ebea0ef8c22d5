/** Why Formwork differs from JsonLogic on purpose; the page `docs/reference/rules-json-logic.md` explains each. */
export type JsonLogicDifference =
  | 'conditions-are-boolean'
  | 'no-implicit-conversion'
  | 'null-is-unknown'
  | 'one-type-per-list'
  | 'variables-are-declared'
  | 'names-are-written-out'
  | 'reduce-is-an-aggregate'
  | 'no-list-index'
  | 'default-for-empty'
  | 'division-by-zero-is-unknown'
  | 'no-empty-operators';
