import { defineError } from '@formwork/kernel';

/** The database role may not make the platform's schema or its extensions. */
export const PlatformForbidden = defineError('FW_PLATFORM_FORBIDDEN', {
  status: 500,
  message: (d: { reason: string }) => `The database role may not set up the platform's tables: ${d.reason}.`,
  hint: () =>
    'Give DATABASE_ADMIN_URL a role that owns the database, or have its owner run "create extension pg_trgm; create extension btree_gist" once.',
});

/** No connection was free in time. */
export const PlatformBusy = defineError('FW_PLATFORM_BUSY', {
  status: 503,
  message: () => 'The database has no free connection at the moment.',
  hint: () => 'Try again in a second.',
});

/** Somebody else holds what the request needs, and did not let go in time. */
export const PlatformContended = defineError('FW_PLATFORM_CONTENDED', {
  status: 503,
  message: () => 'Others are changing the same things at this moment.',
  hint: () => 'Try again in a second.',
});

/** The database does not answer. */
export const PlatformUnreachable = defineError('FW_PLATFORM_UNREACHABLE', {
  status: 503,
  message: () => 'The database cannot be reached.',
  hint: () => 'Try again soon; whoever runs this server should look at the database.',
});
