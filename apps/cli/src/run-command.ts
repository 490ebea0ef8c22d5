import { ClientProblem } from '@formwork/client';
import { FormworkError, type Issue } from '@formwork/kernel';
import { OutputExists, PathUnusable, UsageWrong } from './cli.errors.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { presentIssues } from './output/print-issues.ts';
import type { Terminal } from './output/terminal.ts';
import type { Settings } from './settings.ts';

/** What every command may use. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly settings: Settings;
  /** Paths of arguments are relative to this. */
  readonly folder: string;
  /** Called once, with how the program shall end. */
  finish(code: ExitCode): void;
}

/** What every command may be told. */
export interface CommonOptions {
  readonly json?: true;
}

/** What went wrong, in the shape that `--json` prints. */
interface Failure {
  readonly exit: ExitCode;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly issues: readonly Issue[];
}

/** Runs a command to its end: whatever it throws becomes a message and an exit code, never a stack at people. */
export async function runCommand(
  context: CommandContext,
  options: CommonOptions,
  work: () => Promise<ExitCode>,
): Promise<void> {
  try {
    context.finish(await work());
  } catch (error) {
    const failure = describeFailure(error);
    const { exit, ...shown } = failure;
    if (options.json === true) context.terminal.print(JSON.stringify({ ok: false, error: shown }, null, 2));
    else presentFailure(context, failure);
    if (exit === exitCodes.unexpected && context.settings.debug && error instanceof Error)
      context.terminal.remark(error.stack ?? '');
    context.finish(exit);
  }
}

/** Prints a result as one JSON document. */
export function printJson(context: CommandContext, result: unknown): void {
  context.terminal.print(JSON.stringify(result, null, 2));
}

function presentFailure({ terminal }: CommandContext, { code, message, hint, issues }: Failure): void {
  if (issues.length > 0) terminal.remark(presentIssues(issues, terminal));
  terminal.remark(`${terminal.paint.bad('✗')} ${message}`);
  if (hint !== '') terminal.remark(`  → ${hint} (${code})`);
}

function describeFailure(error: unknown): Failure {
  if (error instanceof ClientProblem && error.cause instanceof FormworkError) return describeFailure(error.cause);
  if (error instanceof ClientProblem) {
    const exit = error.isOffline || error.status === 503 ? exitCodes.unreachable : exitOfStatus(error.status);
    const hint = error.status === 401 ? 'Give an API token of yours in FORMWORK_TOKEN or with --token.' : error.hint;
    return { exit, code: error.code, message: error.message, hint, issues: error.issues };
  }
  if (error instanceof FormworkError) {
    const { code, message, hint, issues } = error;
    return { exit: exitOf(error), code, message, hint, issues };
  }
  if (isFileProblem(error)) {
    const { code, message, hint } = PathUnusable({ path: error.path, reason: `the system says ${error.code}` });
    return { exit: exitCodes.usage, code, message, hint, issues: [] };
  }
  return {
    exit: exitCodes.unexpected,
    code: 'FW_CLI_UNEXPECTED',
    message: `This should not have happened: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Run it again with FORMWORK_DEBUG=1 and report what it shows.',
    issues: [],
  };
}

/** The file system refused: a folder where a file should be, no right to write, no space. */
function isFileProblem(error: unknown): error is NodeJS.ErrnoException & { path: string; code: string } {
  const { path, code } = (error ?? {}) as NodeJS.ErrnoException;
  return error instanceof Error && typeof path === 'string' && typeof code === 'string';
}

const usageErrors: readonly string[] = [UsageWrong.code, PathUnusable.code, OutputExists.code];

function exitOf({ code, status }: FormworkError): ExitCode {
  if (code === 'FW_SCENARIO_INTERRUPTED') return exitCodes.interrupted;
  if (usageErrors.includes(code)) return exitCodes.usage;
  return status === 503 ? exitCodes.unreachable : exitOfStatus(status);
}

function exitOfStatus(status: number): ExitCode {
  if (status === 422) return exitCodes.findings;
  return status >= 500 ? exitCodes.unexpected : exitCodes.refused;
}
