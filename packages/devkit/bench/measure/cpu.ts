import { readdirSync, readFileSync } from 'node:fs';

/** `/proc` counts in ticks of a hundredth of a second (USER_HZ). */
const MICROSECONDS_PER_TICK = 10_000;

/** CPU time so far, in microseconds. */
export interface CpuTimes {
  readonly server: number;
  /** The postmaster, its children now, and those that have ended. */
  readonly postgres: number;
}

/** Reads what a server and a PostgreSQL cluster have used. */
export function readCpu(serverPid: number, postmasterPid: number): CpuTimes {
  const postmaster = statOf(postmasterPid);
  let postgres = postmaster === undefined ? 0 : postmaster.own + postmaster.ended;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = statOf(Number(entry));
    if (stat?.parent === postmasterPid) postgres += stat.own;
  }
  return { server: (statOf(serverPid)?.own ?? 0) * MICROSECONDS_PER_TICK, postgres: postgres * MICROSECONDS_PER_TICK };
}

function statOf(pid: number): { parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; what follows is plain.
    const rest = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (field: number): number => Number(rest[field - 3]);
    return { parent: at(4), own: at(14) + at(15), ended: at(16) + at(17) };
  } catch {
    return undefined;
  }
}
