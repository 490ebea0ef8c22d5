import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { unpackWoff } from './unpack-woff.ts';

const manifest = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json');
const latin = readFileSync(path.join(path.dirname(manifest), 'files/noto-sans-sc-latin-400-normal.woff'));

describe('a font taken out of its WOFF', () => {
  test('has a directory whose every table lies inside the file and keeps its checksum', () => {
    const font = unpackWoff(latin);
    const count = font.readUInt16BE(4);
    expect(count).toBe(latin.readUInt16BE(12));
    for (let index = 0; index < count; index += 1) {
      const entry = 12 + 16 * index;
      const [offset, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
      expect(offset + length).toBeLessThanOrEqual(font.length);
      if (font.toString('latin1', entry, entry + 4) === 'head') continue;
      expect(sumOf(font.subarray(offset, offset + length))).toBe(font.readUInt32BE(entry + 4));
    }
  });

  test('is refused when the file is something else', () => {
    expect(() => unpackWoff(Buffer.from('wOF2 and more'))).toThrow('no WOFF 1.0');
  });
});

/** OpenType's checksum of a table; that of `head` leaves one of its own words out. */
function sumOf(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
  let sum = 0;
  for (let offset = 0; offset < padded.length; offset += 4) sum = (sum + padded.readUInt32BE(offset)) >>> 0;
  return sum;
}
