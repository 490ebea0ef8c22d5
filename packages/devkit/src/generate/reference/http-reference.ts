import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../repository.ts';
import { RouteUndescribed } from '../generate.errors.ts';
import type { Generator } from '../generator.ts';
import { code, page, table } from './markdown.ts';

/** One route of the runtime, read from its controller. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly meaning: string;
  readonly right: string;
  /** The keys that its body may have. */
  readonly body: readonly string[];
  readonly errors: readonly string[];
}

interface Area {
  readonly about: string;
  readonly routes: readonly Route[];
}

/** docs/reference/http.md: every route, from the controllers. Throws for a route that does not say what it does. */
export const httpReference: Generator = {
  name: 'reference of routes',
  files: () => Promise.resolve([{ path: 'docs/reference/http.md', text: presentPage(readAreas()) }]),
};

function readAreas(): Area[] {
  return globSync('apps/runtime/src/**/*.controller.ts', { cwd: repositoryRoot })
    .map((file) => file.split(path.sep).join('/'))
    .sort()
    .map((file) => ({ file, source: readFileSync(path.join(repositoryRoot, file), 'utf8') }))
    .map(({ file, source }) => ({ about: aboutOf(source), routes: readRoutes(file, source) }));
}

/** The routes of a controller's source. Each handler has a doc comment of one line above its decorators. */
export function readRoutes(file: string, source: string): Route[] {
  const base = /@Controller\('([^']*)'\)/.exec(source)?.[1] ?? '';
  const handlers = [...source.matchAll(/(?: {2}\/\*\* (.*) \*\/\n)?((?: {2}@.*\n)+) {2}(?:async )?\w+\(/g)];
  return handlers.flatMap(({ index, 1: doc = '', 2: decorators = '' }, place) => {
    const [, method, below = ''] = /@(Get|Post|Put|Patch|Delete)\((?:'([^']*)')?\)/.exec(decorators) ?? [];
    if (method === undefined) return [];
    const address = `/${[base, below].filter((part) => part !== '').join('/')}`;
    if (doc === '') throw RouteUndescribed({ file, route: `${method.toUpperCase()} ${address}` });
    const [meaning = '', thrown = ''] = doc.split(' Throws ');
    const isPublic = decorators.includes('@Public(');
    const handler = source.slice(index, handlers[place + 1]?.index ?? source.indexOf('\n}\n', index));
    return {
      method: method.toUpperCase(),
      path: address,
      meaning,
      right: isPublic ? 'anybody' : rightOf(handler),
      body: bodyKeys(handler, source),
      errors: [...thrown.matchAll(/FW_[A-Z_]+/g)].map(([errorCode]) => errorCode),
    };
  });
}

function rightOf(body: string): string {
  if (/^ {4}requireDesign\(/m.test(body)) return 'design';
  return /^ {4}requireAdminister\(/m.test(body) ? 'administer' : 'signed in';
}

/** The keys that a handler lets through, itself or by a function of its file that reads the body. */
function bodyKeys(handler: string, source: string): string[] {
  const own = keysLetThrough(handler);
  if (own.length > 0) return own;
  const readers = [...source.matchAll(/^function (\w+)\([\s\S]*?^}/gm)];
  return readers.flatMap(([text, name]) => (handler.includes(`${name}(body`) ? keysLetThrough(text) : []));
}

function keysLetThrough(text: string): string[] {
  const list = /refuseOtherKeys\(\w+, \[([^\]]*)\]/.exec(text)?.[1] ?? '';
  return [...list.matchAll(/'(\w+)'/g)].map(([, key]) => key!);
}

function aboutOf(source: string): string {
  return /\/\*\* ([^\n]*) \*\/\n(?:@\w+\([^\n]*\)\n)*@Controller\(/.exec(source)?.[1] ?? '';
}

function presentPage(areas: readonly Area[]): string {
  return page('HTTP', "the runtime's controllers", [
    'Bodies and answers are JSON. Faults are problem documents (RFC 9457) with the code, a sentence, a hint and the findings; the codes are in [errors.md](errors.md). Each app describes its records at `/api/apps/:app/openapi.json`, as the asker may see them: their values, the operations of `bulk`, and what each parameter takes.',
    'Any route may answer the codes `FW_HTTP_…` and, while the database is away or busy, `FW_PLATFORM_…`; those that are not for anybody `FW_IDENTITY_SIGNED_OUT`, those that need a right `FW_IDENTITY_RIGHT_MISSING`, and those that need a person rather than a token `FW_IDENTITY_SESSION_NEEDED`. A program sends `Authorization: Bearer` with an API token, which a person makes on the profile page of the portal; a write with a session cookie sends the header `x-formwork-csrf`. Records add `FW_RECORD_…` and `FW_WORKFLOW_…` codes: a record that may not be read is `FW_RECORD_MISSING`. A change of a record sends `If-Match` with the version it is based on. Whatever makes or changes something of its own accord (records, saved views, people, departments, tokens, publishing) may be sent with `Idempotency-Key`: sent again with the same key, body and `If-Match`, it has no second effect and gives the first answer; a key that was used for another request is `FW_RECORD_IDEMPOTENCY_MISMATCH`; a refused request leaves its key free. Keys are kept for seven days.',
    ...areas.map(({ about, routes }) => `## ${about.replace(/[.:].*$/, '')}\n\n${about}\n\n${presentRoutes(routes)}`),
  ]);
}

function presentRoutes(routes: readonly Route[]): string {
  return table(
    ['Route', 'Right', 'What it does', 'Keys of the body', 'Errors of its own'],
    routes.map((route) => [
      code(`${route.method} ${route.path}`),
      route.right,
      route.meaning,
      route.body.map(code).join(', '),
      route.errors.map(code).join(', '),
    ]),
  );
}
