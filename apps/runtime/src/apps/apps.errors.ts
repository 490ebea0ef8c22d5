import { defineError } from '@formwork/kernel';

/** There is no such app, or no role of the asker reaches it: the same answer. */
export const AppMissing = defineError('FW_APP_MISSING', {
  status: 404,
  message: () => 'There is no such app.',
  hint: () => 'Open the start page to see the apps you may use, or ask an administrator for a role.',
});
