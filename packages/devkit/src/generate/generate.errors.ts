import { defineError } from '@formwork/kernel';

/** Thrown when a facet file does not export exactly one constant. */
export const FacetUnreadable = defineError('FW_DEVKIT_FACET_UNREADABLE', {
  status: 500,
  message: (d: { file: string; found: number }) =>
    `packages/catalog/src/${d.file} exports ${d.found} constants; a facet file exports exactly one.`,
  hint: () => 'Move what is shared into a file of its own beside it, and export the facet alone.',
});

/** Thrown when a new kind is asked for that can't be made. */
export const NewKindRefused = defineError('FW_DEVKIT_NEW_KIND', {
  status: 500,
  message: (d: { reason: string }) => `No folder was made: ${d.reason}`,
  hint: () => 'Usage: npm run new field <id>, where the id is kebab-case, such as star-rating.',
});

/** Thrown when a key of the definition language has no description, so that its reference would be silent. */
export const KeyUndescribed = defineError('FW_DEVKIT_KEY_UNDESCRIBED', {
  status: 500,
  message: (d: { kind: string; key: string }) => `The key "${d.key}" of ${d.kind} files does not say what it means.`,
  hint: () => 'Give it a description in packages/definition/src/schema.',
});

/** Thrown when a route does not say what it does. */
export const RouteUndescribed = defineError('FW_DEVKIT_ROUTE_UNDESCRIBED', {
  status: 500,
  message: (d: { file: string; route: string }) => `${d.route} in ${d.file} does not say what it does.`,
  hint: () => 'Write a doc comment of one line above its decorators.',
});
