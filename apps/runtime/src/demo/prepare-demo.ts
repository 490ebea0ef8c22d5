import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Engine } from '@formwork/engine';
import type { RuntimeConfig } from '../config/config-schema.ts';
import { ExamplesMissing } from './demo.errors.ts';
import { hashPassword } from '../identity/passwords.ts';
import { publishExamples } from './publish-examples.ts';

/** A demo person that may be signed in as. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  /** What the person does, in a few words. */
  readonly role: string;
}

/** What a demo generator is given: `examples/demo/load-demo.ts` exports one. */
export interface DemoContext {
  readonly engine: Engine;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly report: (text: string) => void;
}

/** The entry of the demo data: makes people and records when they are not there yet, and names the sign-ins. */
export interface DemoModule {
  readonly loadDemo: (context: DemoContext) => Promise<readonly DemoAccount[]>;
}

/** Publishes the shipped apps and loads demo people and data; a second call changes nothing. */
export async function prepareDemo(
  engine: Engine,
  config: RuntimeConfig,
  report: (text: string) => void,
): Promise<readonly DemoAccount[]> {
  const folder = config.FORMWORK_EXAMPLES_DIR ?? path.resolve(import.meta.dirname, '..', '..', '..', 'examples');
  if (!existsSync(folder)) throw ExamplesMissing({ folder });
  const apps = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'app.json')))
    .map((entry) => path.join(folder, entry.name));
  await publishExamples(engine, apps, report);
  const entry = path.join(folder, 'demo', 'load-demo.ts');
  if (!existsSync(entry)) return [];
  const { loadDemo } = (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as DemoModule;
  return loadDemo({ engine, hashPassword, report });
}
