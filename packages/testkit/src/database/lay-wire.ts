import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

/** A wire to a database that can be cut and mended, and led to another place. */
export interface Wire extends AsyncDisposable {
  /** The same for as long as the wire lies. */
  readonly url: string;
  /** Ends every connection and takes no new one. */
  cut(): Promise<void>;
  /** Takes connections again; with `database` to that one. */
  mend(database?: string): Promise<void>;
}

/** Lays a wire to the database of a connection string. */
export async function layWire(database: string): Promise<Wire> {
  const open = new Set<Socket>();
  let target = new URL(database);
  let listener: Server | undefined;
  const listen = async (port: number): Promise<number> => {
    listener = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        open.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          open.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((done) => listener!.listen(port, '127.0.0.1', done));
    return (listener.address() as AddressInfo).port;
  };
  const cut = (): Promise<void> =>
    new Promise((done) => {
      if (listener === undefined) return done();
      listener.close(() => done());
      listener = undefined;
      for (const socket of open) socket.destroy();
    });
  const port = await listen(0);
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut,
    mend: async (other) => {
      if (other !== undefined) target = new URL(other);
      await listen(port);
    },
    [Symbol.asyncDispose]: cut,
  };
}
