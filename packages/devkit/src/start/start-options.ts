import { parseArgs } from 'node:util';
import { StartArgumentsInvalid } from './start.errors.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly port: number;
  readonly host: string;
  /** The user's own server; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Publish the shipped apps with demo people and data: always on the embedded server unless told not to. */
  readonly demo: boolean;
}

/** Reads the arguments after `npm start --` and the environment; throws `StartArgumentsInvalid`. */
export function parseStartOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const values = parseFlags(args);
  const databaseUrl = env['DATABASE_URL'] || undefined;
  return {
    port: parsePort(values.port ?? (env['PORT'] || '3000')),
    host: values.host ?? (env['HOST'] || '127.0.0.1'),
    databaseUrl,
    demo: values.demo ?? databaseUrl === undefined,
  };
}

function parseFlags(args: readonly string[]): { port?: string; host?: string; demo?: boolean } {
  try {
    const options = { port: { type: 'string' }, host: { type: 'string' }, demo: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, allowNegative: true, strict: true }).values;
  } catch (cause) {
    throw StartArgumentsInvalid({ reason: (cause as Error).message }, { cause });
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw StartArgumentsInvalid({ reason: `"${text}" is no port; a port is a number from 1 to 65535.` });
}
