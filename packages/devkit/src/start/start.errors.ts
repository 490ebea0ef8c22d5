import { defineError } from '@formwork/kernel';

/** Thrown when the port is taken. */
export const PortBusy = defineError('FW_START_PORT_BUSY', {
  status: 500,
  message: (d: { port: number }) => `Port ${d.port} is already used by another program.`,
  hint: (d) => `Stop that program, or choose another port: npm start -- --port ${d.port + 1}`,
});

/** Thrown when this user may not listen on the port, which is so for ports below 1024. */
export const PortForbidden = defineError('FW_START_PORT_FORBIDDEN', {
  status: 500,
  message: (d: { port: number; reason: string }) => `Formwork may not listen on port ${d.port} (${d.reason}).`,
  hint: () => 'Choose a port above 1023: npm start -- --port 3000',
});

/** Thrown when this user may not write where data and builds are kept. */
export const FolderForbidden = defineError('FW_START_FOLDER_FORBIDDEN', {
  status: 500,
  message: (d: { folder: string; reason: string }) => `Formwork may not write to ${d.folder} (${d.reason}).`,
  hint: () => 'Start it as the user whom the folder belongs to, or make the folder yours.',
});

/** Thrown when the disk has too little room for a database. */
export const DiskFull = defineError('FW_START_DISK_FULL', {
  status: 500,
  message: (d: { folder: string; freeMb: number; neededMb: number }) =>
    `The disk that holds ${d.folder} has ${d.freeMb} MB free; Formwork needs at least ${d.neededMb} MB.`,
  hint: () => 'Free some space and start again.',
});

/** Thrown when Formwork already runs from this checkout. */
export const AlreadyRunning = defineError('FW_START_ALREADY_RUNNING', {
  status: 500,
  message: (d: { pid: number; url: string }) =>
    `Formwork already runs from this folder at ${d.url} (process ${d.pid}).`,
  hint: () => 'Use that one, or stop it with Ctrl-C where it was started.',
});

/** Thrown when an argument of `npm start` is not understood. */
export const StartArgumentsInvalid = defineError('FW_START_ARGUMENTS', {
  status: 500,
  message: (d: { reason: string }) => `npm start does not understand its arguments: ${d.reason}`,
  hint: () => 'The flags are: --port <number>, --host <address>, --demo, --no-demo. Example: npm start -- --port 8080',
});

/** Thrown when the server ends before it was ready. */
export const RuntimeEnded = defineError('FW_START_RUNTIME_ENDED', {
  status: 500,
  message: (d: { code: number }) => `The server ended before it was ready (exit code ${d.code}).`,
  hint: () => 'The lines above say why. Setting LOG_LEVEL=debug shows more.',
});
