import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import { BodyInvalid } from './http.errors.ts';

/** Deepest nesting of a body: definitions with the longest rules stay below a third of it. */
const MAX_DEPTH = 200;

type ParseDone = (error: Error | null, body?: unknown) => void;
type ParseJson = (request: FastifyRequest, text: string, done: ParseDone) => void;

/**
 * A JSON body parser around Fastify's own, which refuses prototype keys. It also refuses bytes that are no UTF-8 and
 * characters that no PostgreSQL text can hold, rather than keep something else than was sent, and nesting so deep that
 * writing it out again would exhaust the stack.
 */
export function limitJsonBody(parse: ParseJson): (request: FastifyRequest, bytes: Buffer, done: ParseDone) => void {
  return (request, bytes, done) => {
    if (!isUtf8(bytes)) return done(BodyInvalid({ reason: 'its bytes are not UTF-8' }));
    const text = bytes.toString('utf8');
    if (isDeeperThan(text, MAX_DEPTH)) done(BodyInvalid({ reason: `it is nested deeper than ${MAX_DEPTH} levels` }));
    else if (holdsNul(text)) done(BodyInvalid({ reason: 'a text of it holds the character NUL' }));
    else if (holdsHalfCharacter(text)) done(BodyInvalid({ reason: 'a text of it holds half of a character' }));
    else parse(request, text, done);
  };
}

/** Escapes of the halves of which characters beyond the first 65,536 are written: a whole pair, or one alone. */
const HALVES = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\\\/g;

/** Whether a text of the JSON holds half of a character, written as an escape: UTF-8 has no other way to write it. */
export function holdsHalfCharacter(json: string): boolean {
  if (!json.includes('\\u')) return false;
  return json.match(HALVES)?.some((escape) => escape.length === 6) ?? false;
}

/** Whether a text of the JSON holds the character NUL, written as an escape: JSON has no other way to write it. */
export function holdsNul(json: string): boolean {
  for (let at = json.indexOf('\\u0000'); at !== -1; at = json.indexOf('\\u0000', at + 1)) {
    let backslashes = 0;
    while (json[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return true;
  }
  return false;
}

/** Whether objects and lists are nested deeper than `most`; read from the text, so that nothing deep is ever built. */
export function isDeeperThan(json: string, most: number): boolean {
  if (json.length <= most) return false;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (isText) {
      if (code === 92) at += 1;
      else if (code === 34) isText = false;
    } else if (code === 34) isText = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return false;
}
