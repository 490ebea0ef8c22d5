import { fork } from 'node:child_process';
import path from 'node:path';
import type { LoadJob, LoadResult } from './job.ts';

/** The load generator's process. */
export interface LoadProcess {
  /** Runs one window; throws when a request of it failed. */
  run(job: LoadJob): Promise<LoadResult>;
  stop(): void;
}

/** Starts the generator: apart from the servers and from whoever measures, so that neither slows it. */
export function startLoad(): LoadProcess {
  const child = fork(path.join(import.meta.dirname, 'generate.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return {
    run: async (job) => {
      const result = await new Promise<LoadResult>((resolve, reject) => {
        child.once('message', (message) => resolve(message as LoadResult));
        child.once('exit', (code) => reject(new Error(`The load generator ended with code ${code}.`)));
        child.send(job);
      });
      child.removeAllListeners('exit');
      return result;
    },
    stop: () => void child.kill(),
  };
}
