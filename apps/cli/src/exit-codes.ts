/** How the program ends; scripts and CI may rely on these numbers. */
export const exitCodes = {
  fine: 0,
  findings: 1,
  usage: 2,
  unreachable: 3,
  refused: 4,
  unexpected: 5,
  interrupted: 130,
} as const;

/** One of the numbers of `exitCodes`. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What each number means, for `--help` and the reference. */
export const exitCodeMeanings: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [exitCodes.fine, 'fine'],
  [exitCodes.findings, 'findings, failed scenarios, a plan that needs permission, or differences with --exit-code'],
  [exitCodes.usage, 'wrong use: an unknown option, a missing path, no server or database given'],
  [exitCodes.unreachable, 'the server or the database could not be reached'],
  [exitCodes.refused, 'the server or the database refused: no right, no such app or record, overtaken'],
  [exitCodes.unexpected, 'something failed that should not; FORMWORK_DEBUG=1 shows where'],
  [exitCodes.interrupted, 'called off with Ctrl-C; what `test` had made is gone'],
];
