import type { Parked } from '@formwork/engine';
import type { Terminal } from './terminal.ts';

/** What is kept aside, one line each, with a last line that sums up. */
export function presentParked(items: readonly Parked[], { paint }: Pick<Terminal, 'paint'>): string {
  if (items.length === 0) return 'Nothing is kept aside.';
  const width = Math.max(...items.map((item) => item.id.length));
  const lines = items.map(
    (item) =>
      `${paint.strong(item.id.padEnd(width))}  ${describe(item)}, out of use since ${item.parkedOn}, ${count(item.rows)}, ${size(item.sizeBytes)}`,
  );
  const total = items.reduce((sum, item) => sum + item.sizeBytes, 0);
  return [...lines, paint.faint(`${items.length} kept aside, ${size(total)}`)].join('\n');
}

function describe({ kind, app, table, formerName }: Parked): string {
  if (kind === 'app') return `the app ${formerName}`;
  return kind === 'table' ? `${formerName} of ${app}` : `${formerName} of ${app}.${table ?? ''}`;
}

function count(rows: number): string {
  return `${rows} ${rows === 1 ? 'row' : 'rows'}`;
}

function size(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${step === 0 ? bytes : (bytes / 1024 ** step).toFixed(1)} ${units[step]!}`;
}
