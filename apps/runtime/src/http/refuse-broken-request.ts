import type { Socket } from 'node:net';
import { newId } from '@formwork/kernel';
import { AddressInvalid } from './http.errors.ts';
import { presentProblem } from './problem-filter.ts';

/** Answers bytes that are no HTTP request, or headers that are too long, with a problem, and closes the connection. */
export function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const isTooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const body = JSON.stringify(presentProblem(AddressInvalid({}), newId()));
  const lines = [
    `HTTP/1.1 ${isTooLong ? '431 Request Header Fields Too Large' : '400 Bad Request'}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
