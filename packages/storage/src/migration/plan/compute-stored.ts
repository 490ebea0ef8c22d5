import type { FieldInstance } from '@formwork/definition';
import { askRows } from './ask-rows.ts';
import type { PlanContext, TablePair } from './plan-context.ts';

/** Plans that a stored formula is computed for every record: it is new, or its expression changed. */
export function computeStored(context: PlanContext, pair: TablePair, field: FieldInstance): void {
  const refresh = context.computeField(pair.after, field);
  if (refresh === undefined) return;
  const rows = askRows(context, pair.live) ?? null;
  const batch = (rows ?? 0) > context.bigFromRows ? context.computeBatch(pair.after) : undefined;
  context.writer.add(
    {
      kind: 'compute-column',
      table: pair.table,
      field: field.name,
      refresh,
      ...(batch === undefined ? {} : { batch }),
    },
    { class: rows === 0 ? 'safe' : 'needs-backfill', rows },
  );
}
