import { expect, test } from '@jest/globals';
import { localTime } from './local-time.ts';

test.each([
  ['UTC', '2026-03-02T01:00:00.000Z', '2026-03-02T01:00:00', '+00:00'],
  ['Asia/Shanghai', '2026-03-02T16:30:05.999Z', '2026-03-03T00:30:05', '+08:00'],
  ['Asia/Kathmandu', '2026-03-02T18:14:59.000Z', '2026-03-02T23:59:59', '+05:45'],
  ['America/St_Johns', '2026-01-01T00:00:00.000Z', '2025-12-31T20:30:00', '-03:30'],
  ['Europe/Stockholm', '2026-03-29T00:59:59.000Z', '2026-03-29T01:59:59', '+01:00'],
  ['Europe/Stockholm', '2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00', '+02:00'],
  ['Europe/Stockholm', '2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00', '+01:00'],
  ['Asia/Shanghai', '1930-01-01T00:00:00.000Z', '1930-01-01T08:00:00', '+08:00'],
])('in %s, %s is %s%s', (zone, instant, local, offset) => {
  expect(localTime(instant, zone)).toEqual({ local, offset });
  expect(localTime(instant, zone)).toEqual({ local, offset });
});
