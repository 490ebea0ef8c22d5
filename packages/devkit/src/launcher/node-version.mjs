/** What npm's package of Node is asked for when the machine's own is too old. */
export const wantedMajor = 24;

const oldest = [22, 12, 0];

/** True when a version such as `v22.12.0` can run Formwork. */
export function isNewEnough(version) {
  return isAtLeast(version, oldest);
}

/** Flags for `NODE_OPTIONS`: before 22.18, Node strips types only when asked to. */
export function flagsFor(version) {
  const quiet = ['--disable-warning=ExperimentalWarning'];
  return isAtLeast(version, [22, 18, 0]) ? quiet : ['--experimental-strip-types', ...quiet];
}

function isAtLeast(version, wanted) {
  const parts = version.replace(/^v/, '').split('-')[0].split('.').map(Number);
  for (let index = 0; index < wanted.length; index += 1) {
    const part = parts[index] ?? 0;
    if (part !== wanted[index]) return part > wanted[index];
  }
  return true;
}
