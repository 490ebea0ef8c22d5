import { defineError } from '@formwork/kernel';

/** What was asked for cannot be done as it was asked: arguments that do not fit together. */
export const UsageWrong = defineError('FW_CLI_USAGE', {
  status: 400,
  message: (d: { reason: string; mend: string }) => d.reason,
  hint: (d) => d.mend,
});

/** There is nothing at the path, or it cannot be read or written. */
export const PathUnusable = defineError('FW_CLI_PATH', {
  status: 400,
  message: (d: { path: string; reason: string }) => `${d.path}: ${d.reason}.`,
  hint: () => "Give an app's folder (it holds app.json) or a bundle (one .json file).",
});

/** Writing would replace what is there already. */
export const OutputExists = defineError('FW_CLI_OUTPUT_EXISTS', {
  status: 400,
  message: (d: { path: string }) => `There is something at ${d.path} already.`,
  hint: () => 'Choose another place with --output, or replace what is there with --force.',
});

/** The definition that a command works with has errors. */
export const AppInvalid = defineError('FW_CLI_APP_INVALID', {
  status: 422,
  message: (d: { path: string; errors: number }) =>
    `The app at ${d.path} has ${d.errors} ${d.errors === 1 ? 'error' : 'errors'}.`,
  hint: () => 'Mend what the findings name, then try again.',
});

/** The server or the database does not answer, or does not let anybody in. */
export const WorkspaceUnreachable = defineError('FW_CLI_UNREACHABLE', {
  status: 503,
  message: (d: { where: string; reason: string }) => `${d.where} could not be reached: ${d.reason}.`,
  hint: () => 'Check the address and that it is running; then try again.',
});

/** The workspace does not have the app. */
export const AppMissing = defineError('FW_CLI_APP_MISSING', {
  status: 404,
  message: (d: { app: string; where: string }) => `There is no app "${d.app}" at ${d.where}.`,
  hint: () => 'Name one of the published apps with --app.',
});

/** No person has this login or id. */
export const PersonUnknown = defineError('FW_CLI_PERSON_UNKNOWN', {
  status: 404,
  message: (d: { user: string }) => `There is no person with the login or id "${d.user}".`,
  hint: () => 'Give a login as it is used to sign in, or the id of a person.',
});

/** What was to be purged is not on the list of what is kept aside. */
export const ParkedUnknown = defineError('FW_CLI_PARKED_UNKNOWN', {
  status: 404,
  message: (d: { names: readonly string[] }) =>
    `Nothing was dropped: ${d.names.map((name) => `"${name}"`).join(', ')} ${d.names.length === 1 ? 'is' : 'are'} not kept aside.`,
  hint: () => 'Run "formwork purge" without a name, and take the names from its list.',
});
