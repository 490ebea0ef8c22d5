import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '@formwork/kernel';
import { AddressInvalid, HeadersTooLong, RequestSlow } from './http.errors.ts';
import { presentProblem } from './problem-filter.ts';

/** What is wrong, by the code of the server's own parser; anything else cannot be read. */
const REFUSALS: Readonly<Record<string, typeof AddressInvalid>> = {
  HPE_HEADER_OVERFLOW: HeadersTooLong,
  ERR_HTTP_REQUEST_TIMEOUT: RequestSlow,
};

/** Answers bytes that are no HTTP request, headers that are too long or a request that never ends, with a problem, and closes the connection. */
export function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = (REFUSALS[error.code ?? ''] ?? AddressInvalid)({});
  const body = JSON.stringify(presentProblem(problem, newId()));
  const lines = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
