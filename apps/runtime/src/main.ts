import 'reflect-metadata';
import { FormworkError } from '@formwork/kernel';
import { loadConfig } from './config/load-config.ts';
import { startRuntime } from './start-runtime.ts';

/** Ends the process after a start that failed, in plain sentences. */
function fail(error: unknown): never {
  const lines = error instanceof FormworkError ? [error.message, error.hint] : [String(error)];
  process.stderr.write(`Formwork could not start. ${lines.join(' ')}\n`);
  const found = error instanceof FormworkError ? error.issues.filter((issue) => issue.severity === 'error') : [];
  const issues = found.filter((issue) => !lines[0]!.includes(issue.message));
  for (const issue of issues)
    process.stderr.write(`  ${issue.file ?? ''}${issue.path} ${issue.message} ${issue.hint}\n`);
  if (!(error instanceof FormworkError) && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  process.exit(1);
}

try {
  const runtime = await startRuntime(loadConfig(process.env));
  process.send?.({ ready: true, url: runtime.url, demo: runtime.demoAccounts, oneTimeLink: runtime.oneTimeLink });
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    runtime.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
} catch (error) {
  fail(error);
}
