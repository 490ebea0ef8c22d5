import { defineError } from '@formwork/kernel';

/** Thrown when Vite could not build an app; the cause holds its report. */
export const BuildFailed = defineError('FW_DEVKIT_BUILD_FAILED', {
  status: 500,
  message: (d: { app: string; report: string }) => `apps/${d.app} could not be built:\n${d.report}`,
  hint: () => 'Mend the file that is named, then run the command again.',
});
