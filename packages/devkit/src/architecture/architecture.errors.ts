import { defineError } from '@formwork/kernel';

/** Thrown when a source file that is looked through is no TypeScript. */
export const SourceUnreadable = defineError<{ readonly file: string }>('FW_DEVKIT_SOURCE_UNREADABLE', {
  status: 500,
  message: ({ file }) => `${file} is no TypeScript, so it cannot be looked through.`,
  hint: () => 'Mend what `npm run check types` says of it, then run the command again.',
});
