let lastMs = 0;
let sequence = 0;

/**
 * A UUID of version 7 (RFC 9562): sorts by creation time, and strictly increases within this process.
 * The random part comes from the platform's cryptographic source.
 */
export function newId(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = ((randomByte() << 8) | randomByte()) & 0x7ff;
  } else {
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${randomTail()}`;
}

/** Random bytes are taken from the platform many at a time: a call costs far more than a byte. */
const pool = new Uint8Array(4_096);
let used = pool.length;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function randomByte(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  return pool[used++]!;
}

/** The last two groups: variant bits and 62 random ones. */
function randomTail(): string {
  let tail = HEX[(randomByte() & 0x3f) | 0x80]!;
  for (let index = 1; index < 8; index += 1) tail += (index === 2 ? '-' : '') + HEX[randomByte()]!;
  return tail;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the text form of any UUID. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
