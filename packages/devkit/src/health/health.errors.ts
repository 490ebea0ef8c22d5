import { defineError } from '@formwork/kernel';

/** Thrown when the tests ended without a report of their times. */
export const TestsUntimed = defineError('FW_DEVKIT_TESTS_UNTIMED', {
  status: 500,
  message: () => 'The tests ended without a report, so there are no times to show.',
  hint: () => 'Run `npm run check tests` to see what stops them.',
});
