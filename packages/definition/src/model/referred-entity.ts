import type { RuleType } from '@formwork/rules';

/** The entity whose records a value of a type refers to, one of them or a list; `undefined` for other types. */
export function referredEntity(type: RuleType): string | undefined {
  const one = type.kind === 'list' ? type.of : type;
  return one.kind === 'reference' ? one.entity : undefined;
}
