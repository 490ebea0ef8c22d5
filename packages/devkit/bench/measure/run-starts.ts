import { setTimeout as sleep } from 'node:timers/promises';
import type { SystemSettings } from '../systems/protocol.ts';
import { residentMb, startSystem, type SystemName } from '../systems/run-system.ts';

/** Times and memory of starts, one entry per round. */
export type StartResult = Readonly<
  Record<SystemName, readonly { readonly firstAnswerMs: number; readonly memoryMb: number }[]>
>;

const settleMs = 1_500;

/** Starts each system by turns: spawn to the first order read, and the memory a moment later. */
export async function runStarts(
  settings: Omit<SystemSettings, 'port'>,
  firstId: string,
  rounds: number,
): Promise<StartResult> {
  const result: Record<SystemName, { firstAnswerMs: number; memoryMb: number }[]> = {
    floor: [],
    nest: [],
    formwork: [],
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['floor', 'nest', 'formwork'] as const) {
      const system = await startSystem(name, settings, firstRequest(name, firstId, settings.agentToken));
      await sleep(settleMs);
      result[name].push({ firstAnswerMs: system.firstAnswerMs, memoryMb: residentMb(system.pid) });
      await system.stop();
    }
  }
  return result;
}

/** The request that proves a start: one order. */
export function firstRequest(name: SystemName, id: string, token: string): { path: string; token: string } {
  return { path: name === 'formwork' ? `/api/apps/bench/sales_order/${id}` : `/orders/${id}`, token };
}
