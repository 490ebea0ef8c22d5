import { createHash } from 'node:crypto';
import { canonicalJson } from '@formwork/kernel';
import type { KeyContent, KeyShape } from './table-shape.ts';

/** PostgreSQL cuts identifiers after 63 bytes. */
const IDENTIFIER_BYTES = 63;

const endings: Readonly<Record<KeyContent['kind'], string>> = {
  primary: 'pkey',
  unique: 'key',
  index: 'idx',
  members: 'members',
  search: 'search',
  'foreign-key': 'fkey',
  check: 'check',
  exclusion: 'excl',
};

/**
 * Names a key after table and columns, for people, and after a fingerprint of its content, for the planner:
 * a key that changes in any way changes its name. A foreign key's target is left out, because its table may be
 * renamed by another app's publish; the live catalog tells it.
 */
export function nameKey(table: string, content: KeyContent): KeyShape {
  if (content.kind === 'primary') return { ...content, name: `${table}_pkey` };
  const identity = content.kind === 'foreign-key' ? { ...content, target: undefined } : content;
  const fingerprint = createHash('sha256')
    .update(canonicalJson({ table, ...identity }))
    .digest('hex')
    .slice(0, 8);
  const suffix = content.kind === 'check' ? `_${content.suffix}` : '';
  const ending = `_${endings[content.kind]}_${fingerprint}`;
  const words = `${table}_${content.columns.join('_')}${suffix}`.slice(0, IDENTIFIER_BYTES - ending.length);
  return { ...content, name: words + ending };
}

const OURS = /_(pkey|(key|idx|members|search|fkey|check|excl)_[0-9a-f]{8})$/;

/** True for a constraint or index that Formwork made; those of a database administrator are left alone. */
export function isOurKey(name: string): boolean {
  return OURS.test(name);
}
