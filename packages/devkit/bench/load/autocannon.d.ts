declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Client {
    setRequests(requests: readonly Request[]): void;
  }
  interface Request {
    method?: string;
    path?: string;
    body?: string;
    headers?: Record<string, string>;
    setupRequest?: (request: Request, context: object) => Request;
    onResponse?: (status: number, body: string, context: object, headers: Record<string, string>) => void;
  }
  interface Options {
    url: string;
    connections: number;
    amount: number;
    sampleInt?: number;
    timeout?: number;
    setupClient?: (client: Client) => void;
    requests?: readonly Request[];
  }
  interface Run extends EventEmitter, PromiseLike<{ errors: number; timeouts: number; non2xx: number }> {}
  function autocannon(options: Options): Run;
  namespace autocannon {
    export type { Client, Options, Request };
  }
  export = autocannon;
}
