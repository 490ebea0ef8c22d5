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
