import { type Issue, defineError } from '@formwork/kernel';

/** The folder of the shipped apps is not where it should be. */
export const ExamplesMissing = defineError('FW_DEMO_EXAMPLES_MISSING', {
  status: 500,
  message: (d: { folder: string }) => `The shipped apps are not in ${d.folder}.`,
  hint: () => 'Set FORMWORK_EXAMPLES_DIR to the folder that holds them.',
});

/** A shipped app has findings: it is not published. */
export const ExampleInvalid = defineError('FW_DEMO_EXAMPLE_INVALID', {
  status: 500,
  message: (d: { app: string; issues: readonly Issue[] }) =>
    `The shipped app ${d.app} has findings: ${d.issues.map((issue) => `${issue.file ?? ''}${issue.path} ${issue.message}`).join(' | ')}`,
  hint: () => 'Run `npm run formwork -- validate` on its folder and mend them.',
});
