import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { systemFolder, type PostgresBinaries } from './binaries.ts';
import { PostgresFolderClosed, PostgresInitFailed, PostgresVersionDiffers } from './postgres.errors.ts';
import { canEnter, type RunAs } from './run-as.ts';

/** A data folder that is ready to be started, with what is needed to sign in to it. */
export interface Cluster {
  /** The folder that the caller named; holds the side file and the log. */
  readonly folder: string;
  /** PostgreSQL's own data directory. */
  readonly dataFolder: string;
  /** Password of the superuser `postgres`. */
  readonly superuserPassword: string;
  /** Password of `formwork`, who owns the databases and is no superuser. */
  readonly password: string;
  /** False when the cluster has no UTF-8 character type, so trigram search of Chinese can't use its index. */
  readonly hasUtf8CharacterType: boolean;
}

type SideFile = Omit<Cluster, 'folder'>;

/** Best first. `lc_ctype` is fixed for the life of a cluster, and trigrams of Chinese need a UTF-8 one (stack.md, 2.0). */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/** Makes the folder that everything of a cluster lives in; throws a plain sentence when it may not be written to. */
export function makeFolder(folder: string): void {
  explainingClosedFolders(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  });
}

/** Opens the cluster of a folder, making it first when there is none or when an earlier making was cut short. */
export function openCluster(folder: string, binaries: PostgresBinaries, runAs: RunAs): Cluster {
  return explainingClosedFolders(folder, () => {
    const known = readSideFile(folder);
    if (known === undefined || !existsSync(path.join(known.dataFolder, 'PG_VERSION'))) {
      return { folder, ...makeCluster(folder, binaries, runAs) };
    }
    checkVersion(known.dataFolder, binaries);
    return { folder, ...known };
  });
}

function explainingClosedFolders<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
    throw PostgresFolderClosed({ folder, reason: message }, { cause: error });
  }
}

/** The data directory of a folder's cluster; undefined when the folder has none yet. */
export function findDataFolder(folder: string): string | undefined {
  return readSideFile(folder)?.dataFolder;
}

function readSideFile(folder: string): SideFile | undefined {
  const place = sidePathOf(folder);
  return existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as SideFile) : undefined;
}

function sidePathOf(folder: string): string {
  return path.join(folder, 'cluster.json');
}

/** Elsewhere when the server's user can't enter the folder. */
function chooseDataFolder(folder: string, runAs: RunAs): string {
  if (canEnter(folder, runAs)) return path.join(folder, 'data');
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return path.join(systemFolder, name, 'data');
}

function checkVersion(dataFolder: string, binaries: PostgresBinaries): void {
  const has = readFileSync(path.join(dataFolder, 'PG_VERSION'), 'utf8').trim();
  if (has !== binaries.major) throw PostgresVersionDiffers({ folder: dataFolder, has, wants: binaries.major });
}

/** Made beside its place and moved in one step, and the side file comes last: what exists is whole. */
function makeCluster(folder: string, binaries: PostgresBinaries, runAs: RunAs): SideFile {
  const dataFolder = chooseDataFolder(folder, runAs);
  const superuserPassword = randomBytes(18).toString('base64url');
  const password = randomBytes(18).toString('base64url');
  const workshop = `${dataFolder}.new`;
  rmSync(workshop, { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true, mode: 0o755 });
  giveTo(workshop, runAs);
  const characterType = initdb(workshop, superuserPassword, binaries, runAs);
  renameSync(path.join(workshop, 'data'), dataFolder);
  rmSync(workshop, { recursive: true, force: true });
  const side: SideFile = { dataFolder, superuserPassword, password, hasUtf8CharacterType: characterType !== 'C' };
  const sidePath = sidePathOf(folder);
  writeFileSync(`${sidePath}.new`, JSON.stringify(side), { mode: 0o600 });
  renameSync(`${sidePath}.new`, sidePath);
  return side;
}

function initdb(workshop: string, password: string, binaries: PostgresBinaries, runAs: RunAs): string {
  const passwordFile = path.join(workshop, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(passwordFile, runAs);
  let output = '';
  for (const characterType of characterTypes) {
    const data = path.join(workshop, 'data');
    rmSync(data, { recursive: true, force: true });
    const run = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${data}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--no-sync',
        '--no-instructions',
        '--locale=C',
        `--lc-ctype=${characterType}`,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...runAs, cwd: workshop, encoding: 'utf8', env: { PATH: process.env['PATH'], TZ: 'UTC' } },
    );
    if (run.status === 0) return characterType;
    output = run.error?.message ?? run.stderr.trim().split('\n').slice(-3).join(' ');
  }
  throw PostgresInitFailed({ folder: workshop, output });
}

function giveTo(place: string, runAs: RunAs): void {
  if ('uid' in runAs) chownSync(place, runAs.uid, runAs.gid);
}
