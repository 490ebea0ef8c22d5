import { defineError } from '@formwork/kernel';

/** Something that is in use, or that nobody of ours made, hangs on what was to be purged. */
export const PurgeBlocked = defineError('FW_STORAGE_PURGE_BLOCKED', {
  status: 409,
  message: (d: { id: string; reason: string }) => `"${d.id}" was not purged, and nothing else was: ${d.reason}.`,
  hint: () => 'Remove in the database what depends on it, then purge again.',
});
