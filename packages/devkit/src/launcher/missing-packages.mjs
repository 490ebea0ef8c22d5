/**
 * Paths of packages that a lock file wants and that are not installed in that version. Compared by content, because
 * the times of files say nothing after a clone or a checkout. Optional packages are for other platforms too: skipped.
 */
export function missingPackages(wanted, installed) {
  return Object.entries(wanted.packages)
    .filter(
      ([place, entry]) => place.startsWith('node_modules/') && !entry.optional && !entry.devOptional && !entry.peer,
    )
    .filter(([place, entry]) => {
      const found = installed.packages[place];
      return found === undefined || found.version !== entry.version || found.link !== entry.link;
    })
    .map(([place]) => place);
}
