import type { EntityModel, FieldInstance } from '@formwork/definition';
import { type StatementRunner, compileStatement, execute } from '../record/compiled-statement.ts';
import { param } from '../record/record-binds.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { counterTable, presentPeriod, sequenceFields, TOKENS } from './number-sequence.ts';

/** Where a number stands in its sequence. */
interface PlacedNumber {
  /** Null where the number does not say. */
  readonly period: string | null;
  readonly value: bigint;
}

/** How many of year, month and day make the period. */
const PARTS = { never: 0, yearly: 1, monthly: 2, daily: 3 } as const;

/** More digits than these are no number of a sequence. */
const MOST_DIGITS = 18;

/** Moves sequences on past the numbers that records bring along, so that none of them is given a second time. */
export async function advanceNumbers(
  runner: StatementRunner,
  storage: StorageModel,
  entity: EntityModel,
  brought: readonly Readonly<Record<string, string>>[],
  timeZone: string,
): Promise<void> {
  for (const field of sequenceFields(entity)) {
    const last = new Map<string | null, bigint>();
    for (const numbers of brought) {
      const text = numbers[field.name];
      const placed = text === undefined ? undefined : placeNumber(field, text);
      if (placed !== undefined && placed.value > (last.get(placed.period) ?? 0n)) last.set(placed.period, placed.value);
    }
    if (last.size === 0) continue;
    const given = [...last].map(([period, value]) => ({ period, value: String(value) }));
    const statement = storage.statements.get(`advance|${entity.id}|${field.name}`, () =>
      compileStatement(advanceSql(entity, field)),
    );
    await execute(runner, statement, { user: null, timeZone, params: { timeZone, numbers: JSON.stringify(given) } });
  }
}

function advanceSql(entity: EntityModel, field: FieldInstance): SqlFragment {
  const given = sql`json_to_recordset(${param('numbers')}::json) as n("period" text, "value" bigint)`;
  const period = sql`coalesce(n."period", ${presentPeriod(field)})`;
  return sql`insert into ${counterTable(entity.app)} as c ("entity", "field", "period", "value") select ${entity.name}::text, ${field.name}::text, ${period}, max(n."value") from ${given} group by 3 on conflict ("entity", "field", "period") do update set "value" = greatest(c."value", excluded."value")`;
}

/** Reads a number in the format of its field; `undefined` for a text of another form. */
function placeNumber(field: FieldInstance, text: string): PlacedNumber | undefined {
  if (field.shape.shape !== 'sequence') throw new TypeError(`${field.name} is no sequence.`);
  const { format, resets } = field.shape;
  const tokens = [...format.matchAll(TOKENS)].map((match) => match[1]!);
  const zeros = tokens.find((token) => token.startsWith('0'));
  const found = formatPattern(format).exec(text);
  if (found === null || zeros === undefined) return undefined;
  const part = (token: string): string | undefined =>
    tokens.includes(token) ? found[tokens.indexOf(token) + 1] : undefined;
  const century = tokens.includes('YYYY') ? '' : '20';
  const year = part('YYYY') ?? part('YY');
  const [month, day] = [part('MM'), part('DD')];
  const parts = [year, month, day].slice(0, PARTS[resets]);
  const isWhole = !parts.includes(undefined);
  const period = parts.length === 0 ? '' : `${century}${parts.join('')}`;
  return { period: isWhole ? period : null, value: BigInt(part(zeros)!) };
}

/** The format as a pattern with a group for each token. A number that outgrew its zeros has more digits. */
function formatPattern(format: string): RegExp {
  const parts = format.split(TOKENS).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return part.startsWith('0') ? `(\\d{${part.length},${MOST_DIGITS}})` : `(\\d{${part.length}})`;
  });
  return new RegExp(`^${parts.join('')}$`);
}
