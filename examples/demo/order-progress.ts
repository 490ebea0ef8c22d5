import { addDays } from './civil-days.ts';
import type { DemoLine, DemoOrder } from './demo-order.ts';
import type { Random } from './random.ts';

type Progress = Pick<DemoOrder, 'status' | 'reason' | 'submittedAt' | 'confirmedAt' | 'creditOk' | 'lines'>;
type Status = 'draft' | 'to_fix' | 'approving' | 'confirmed' | 'on_hold' | 'cancelled' | 'closed';
type Shares = readonly (readonly [Status, number])[];

/** How far orders have come, by the days since the order date: the older, the more of them are closed. */
const byAge: readonly (readonly [number, Shares])[] = [
  [
    2,
    [
      ['draft', 38],
      ['approving', 30],
      ['to_fix', 10],
      ['confirmed', 20],
      ['on_hold', 1],
      ['cancelled', 1],
    ],
  ],
  [
    20,
    [
      ['draft', 5],
      ['approving', 8],
      ['to_fix', 4],
      ['confirmed', 76],
      ['on_hold', 3],
      ['cancelled', 3],
      ['closed', 1],
    ],
  ],
  [
    60,
    [
      ['to_fix', 1],
      ['approving', 1],
      ['confirmed', 44],
      ['on_hold', 2],
      ['cancelled', 4],
      ['closed', 48],
    ],
  ],
  [
    400,
    [
      ['confirmed', 1.5],
      ['on_hold', 0.5],
      ['cancelled', 4],
      ['closed', 94],
    ],
  ],
];
const reasons: Readonly<Partial<Record<Status, readonly string[]>>> = {
  on_hold: ['等待客户图纸确认', '客户产线停线，待通知', '包装方案变更中'],
  cancelled: ['客户取消项目', '重复下单', '改由其他订单交付'],
  closed: ['已全部交付并签收', '客户确认余量不再需要'],
  to_fix: ['请按月拆分交期', '请与客户确认交货地点'],
};

/** The state that an order of that date is in today, with what comes with it. */
export function orderProgress(random: Random, today: string, orderDate: string, lines: readonly DemoLine[]): Progress {
  const ageDays = Math.round((Date.parse(today) - Date.parse(orderDate)) / 86_400_000);
  const status = random.weigh(byAge.find(([most]) => ageDays <= most)![1]);
  const choices = reasons[status];
  const wasSubmitted = status !== 'draft' && (status !== 'cancelled' || random.chance(0.7));
  const wasConfirmed = status === 'confirmed' || status === 'closed' || (status === 'on_hold' && random.chance(0.6));
  const confirmedOn = clamp(addDays(orderDate, random.integer(0, 2)), today);
  const isTooSoon = status === 'to_fix' && random.chance(0.6);
  return {
    status,
    reason: choices === undefined || isTooSoon ? null : random.pick(choices),
    submittedAt: wasSubmitted ? at(orderDate, random.integer(60, 180)) : null,
    confirmedAt: wasConfirmed ? at(confirmedOn, random.integer(181, 420)) : null,
    creditOk: wasSubmitted ? true : null,
    lines: lines.map((line, index) => ({
      ...line,
      requestedDate: isTooSoon && index === 0 ? addDays(orderDate, 1) : line.requestedDate,
      promisedDate: wasConfirmed ? addDays(line.requestedDate, random.chance(0.85) ? 0 : random.integer(1, 6)) : null,
    })),
  };
}

/** An instant on the day, so many minutes after midnight UTC: between nine and three in China. */
function at(day: string, minutes: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString();
}

function clamp(day: string, last: string): string {
  return day < last ? day : last;
}
