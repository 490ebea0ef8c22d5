import type { Json } from '@formwork/kernel';
import type { RuleEnv } from '@formwork/rules';
import type { RenderPorts } from './render-context.tsx';

/** The civil date that it is at an instant, in a time zone. */
export function civilToday(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** The variables of an expression about one record. */
export function ruleEnv(
  ports: Pick<RenderPorts, 'user' | 'now' | 'reader'>,
  record: Readonly<Record<string, Json>>,
  parent?: Readonly<Record<string, Json>>,
): RuleEnv {
  const now = ports.now();
  return {
    record,
    input: record,
    ...(parent === undefined ? {} : { parent }),
    user: ports.user,
    now: now.toISOString(),
    today: civilToday(now, ports.reader.timeZone),
  };
}
