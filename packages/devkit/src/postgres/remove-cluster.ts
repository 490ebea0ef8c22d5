import { rmSync } from 'node:fs';
import path from 'node:path';
import { systemFolder } from './binaries.ts';
import { findDataFolder } from './cluster.ts';
import { stopPostgresOf } from './start-postgres.ts';

/** Stops the server of a folder and removes the folder, and its data where that had to live elsewhere. */
export async function removeClusterOf(folder: string): Promise<void> {
  await stopPostgresOf(folder);
  const dataFolder = findDataFolder(folder);
  const isElsewhere = dataFolder?.startsWith(`${systemFolder}/`) ?? false;
  if (dataFolder !== undefined && isElsewhere) rmSync(path.dirname(dataFolder), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
