import { type Issue, defineError } from '@formwork/kernel';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { type RuntimeConfig, RuntimeConfigSchema, secretSettings } from './config-schema.ts';

/** The environment holds settings that cannot be used; every fault is listed. */
export const ConfigInvalid = defineError('FW_RUNTIME_CONFIG', {
  status: 500,
  message: (d: { settings: readonly string[] }) => `The settings cannot be used: ${d.settings.join('; ')}.`,
  hint: () => 'Set these environment variables and start again; docs/reference/config.md explains each.',
});

/** How a yes or no may be written, beside true and false. */
const FLAGS: Readonly<Record<string, string>> = { '1': 'true', '0': 'false' };

/**
 * Reads the settings from an environment. Empty values count as absent.
 * Throws `FW_RUNTIME_CONFIG` with all faults at once; values of secrets are not repeated.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): RuntimeConfig {
  const settings: Record<string, unknown> = {};
  for (const name of Object.keys(RuntimeConfigSchema.properties)) {
    const value = env[name]?.trim();
    if (value !== undefined && value !== '')
      settings[name] = name === 'FORMWORK_DEMO' ? (FLAGS[value] ?? value) : value;
  }
  const validate = new Ajv2020({ allErrors: true, coerceTypes: true, useDefaults: true, strict: false }).compile(
    RuntimeConfigSchema,
  );
  const isValid = validate(settings);
  const faults = (validate.errors ?? []).filter((error) => error.keyword !== 'anyOf').map((error) => toIssue(error));
  const issues = [...faults, ...addressIssues(settings, faults)];
  if (!isValid || issues.length > 0) {
    throw ConfigInvalid({ settings: issues.map((issue) => issue.message) }, { issues });
  }
  return Object.freeze(settings) as RuntimeConfig;
}

/** Addresses that look right and cannot be read: a password with a bare `#`, `/` or `%` in it. */
function addressIssues(settings: Readonly<Record<string, unknown>>, known: readonly Issue[]): Issue[] {
  return ['DATABASE_URL', 'DATABASE_ADMIN_URL', 'PUBLIC_URL']
    .filter((name) => typeof settings[name] === 'string' && !known.some((issue) => issue.path === `/${name}`))
    .filter((name) => !canBeRead(settings[name] as string))
    .map((name) =>
      issueOf(name, 'is no address that can be read; write # as %23, / as %2F and % as %25 in a password'),
    );
}

function canBeRead(address: string): boolean {
  try {
    const { username, password, pathname } = new URL(address);
    return [username, password, pathname].every((part) => decodeURIComponent(part) !== undefined);
  } catch {
    return false;
  }
}

/** What a pattern of the schema asks for, in words. */
const PATTERNS: Readonly<Record<string, string>> = {
  '^postgres(ql)?://': 'must begin with postgresql://',
  '^https?://': 'must begin with https:// or http://',
};

function toIssue(error: ErrorObject): Issue {
  if (error.keyword === 'required') return issueOf(String(error.params['missingProperty']), 'is missing');
  const words = error.keyword === 'pattern' ? PATTERNS[String(error.params['pattern'])] : undefined;
  return issueOf(error.instancePath.slice(1), words ?? error.message ?? 'is not valid');
}

function issueOf(name: string, fault: string): Issue {
  return {
    code: 'FW_RUNTIME_CONFIG',
    severity: 'error',
    path: `/${name}`,
    message: `${name} ${fault}`,
    hint: `See ${name} in docs/reference/config.md.`,
  };
}

/** The settings as they may be printed: secrets replaced. */
export function presentConfig(config: RuntimeConfig): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      secretSettings.includes(name as keyof RuntimeConfig) ? '(secret)' : value,
    ]),
  );
}
