import type { AccessGrant } from './access.ts';

const SCOPE_READS: Readonly<Record<AccessGrant['scope'], readonly (readonly string[])[]>> = {
  all: [],
  own: [['record', 'owner']],
  department: [['record', 'owner_department']],
  department_and_below: [['record', 'owner_department']],
};

/** The variable paths that deciding about these grants reads, so that a caller can load them: `record…`, `parent…`. */
export function accessReads(grants: readonly AccessGrant[]): readonly (readonly string[])[] {
  const paths = new Map<string, readonly string[]>();
  const add = (path: readonly string[]): void => {
    if (path[0] === 'record' || path[0] === 'parent') paths.set(path.join('.'), path);
  };
  for (const grant of grants) {
    SCOPE_READS[grant.scope].forEach(add);
    for (const rule of [grant.when, grant.check]) rule?.reads.forEach(add);
    for (const path of accessReads(grant.parents ?? [])) if (path[0] === 'record') add(['parent', ...path.slice(1)]);
  }
  return [...paths.values()];
}
