import { describe, expect, test } from '@jest/globals';
import { instantOfWallTime, wallTimeOf } from './zoned-time.ts';

describe('wall-clock time', () => {
  test.each([
    ['2026-06-30T09:00:00', 'Asia/Shanghai', '2026-06-30T01:00:00.000Z'],
    ['2026-01-15T12:30:00', 'Europe/Berlin', '2026-01-15T11:30:00.000Z'],
    ['2026-06-30T23:59:59', 'America/St_Johns', '2026-07-01T02:29:59.000Z'],
    ['2026-03-29T01:59:00', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ])('%s in %s is %s, and back', (wall, zone, instant) => {
    expect(instantOfWallTime(wall, zone)).toBe(instant);
    expect(wallTimeOf(instant, zone)).toBe(wall);
  });

  test('that a clock change skips is taken an hour later', () => {
    expect(wallTimeOf(instantOfWallTime('2026-03-29T02:30:00', 'Europe/Berlin'), 'Europe/Berlin')).toBe(
      '2026-03-29T03:30:00',
    );
  });

  test('that comes twice is taken the first time', () => {
    expect(instantOfWallTime('2026-10-25T02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('of what is no instant is not known', () => {
    expect(wallTimeOf('soon', 'UTC')).toBeUndefined();
  });
});
