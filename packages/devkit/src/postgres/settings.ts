import { availableParallelism, totalmem } from 'node:os';
import { statfsSync } from 'node:fs';

/** Server settings as PostgreSQL writes them, by name. */
export type ServerSettings = Readonly<Record<string, string>>;

const mebibyte = 1024 * 1024;

/** Settings for a server that shares its machine with the runtime: an eighth of the memory, from 64 MB up to 1 GB. */
export function defaultSettings(): ServerSettings {
  const memoryMb = Math.floor(totalmem() / mebibyte);
  const buffersMb = Math.min(1024, Math.max(64, Math.floor(memoryMb / 8)));
  const cores = availableParallelism();
  return {
    shared_buffers: `${buffersMb}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(memoryMb / 2))}MB`,
    work_mem: memoryMb > 4096 ? '16MB' : '4MB',
    maintenance_work_mem: memoryMb > 4096 ? '128MB' : '32MB',
    max_connections: '100',
    max_parallel_workers: String(Math.max(1, cores)),
    max_parallel_workers_per_gather: String(Math.min(2, cores)),
    random_page_cost: '1.1',
    jit: 'off',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    dynamic_shared_memory_type: hasSharedMemory() ? 'posix' : 'mmap',
  };
}

/** Settings for a server whose data may be lost: nothing is forced to disk, many short-lived databases. */
export function disposableSettings(): ServerSettings {
  return {
    ...defaultSettings(),
    shared_buffers: `${Math.min(512, Math.max(64, Math.floor(totalmem() / mebibyte / 16)))}MB`,
    max_connections: '400',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    autovacuum_naptime: '30s',
  };
}

/** Containers often have 64 MB or nothing in /dev/shm; parallel queries would fail there. */
function hasSharedMemory(): boolean {
  try {
    const shm = statfsSync('/dev/shm');
    return shm.bavail * shm.bsize > 256 * mebibyte;
  } catch {
    return process.platform !== 'linux';
  }
}
