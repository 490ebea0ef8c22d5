import { type FieldCheck, type FieldConversion, type SqlFragment, sql } from '@formwork/storage';

/** A conversion before the new field's checks are added to what fails. */
export interface ConversionParts {
  /** The old value; nothing fails where it is null. */
  readonly source: SqlFragment;
  /** True for values that `using` would throw for. */
  readonly fails?: SqlFragment;
  readonly using: readonly SqlFragment[];
  /** The checks of the new field, over `using`. */
  readonly checks: readonly FieldCheck[];
  readonly isLossy: boolean;
}

/** A row fails where its value cannot be converted, or where the converted value would break a check. */
export function checkedConversion({ source, fails, using, checks, isLossy }: ConversionParts): FieldConversion {
  const isKept =
    checks.length === 0
      ? sql`true`
      : sql.join(
          checks.map((check) => sql`(${check.sql})`),
          ' and ',
        );
  const isRefused = fails ?? sql`false`;
  return {
    using,
    fails: sql`(case when ${source} is null then false when coalesce(${isRefused}, true) then true else not coalesce(${isKept}, true) end)`,
    isLossy,
  };
}
