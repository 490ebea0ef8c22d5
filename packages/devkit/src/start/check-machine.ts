import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { DiskFull, FolderForbidden, PortBusy, PortForbidden } from './start.errors.ts';

const neededMb = 300;

/** Throws `PortBusy` or `PortForbidden` when the server could not listen there; takes and leaves the port once. */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    probe.once('error', resolve).listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (failure === undefined) return;
  if (failure.code === 'EADDRINUSE') throw PortBusy({ port }, { cause: failure });
  throw PortForbidden({ port, reason: failure.code ?? failure.message }, { cause: failure });
}

/** Throws `FolderForbidden` when this user cannot write where data and builds are kept; makes the folder otherwise. */
export function checkFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw FolderForbidden({ folder, reason: code ?? message }, { cause: error });
  }
}

/** Throws `DiskFull` when the disk of a folder (or of its nearest ancestor) has no room for a database. */
export function checkDisk(folder: string): void {
  const place = nearest(folder);
  const disk = statfsSync(place);
  const freeMb = Math.floor((disk.bavail * disk.bsize) / 1024 / 1024);
  if (freeMb < neededMb) throw DiskFull({ folder, freeMb, neededMb });
}

function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(path.dirname(folder));
}
