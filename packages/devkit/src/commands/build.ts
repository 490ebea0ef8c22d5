import { buildApps } from '../build/build-apps.ts';
import type { Command } from './command.ts';

/** `npm run build [app…]`: builds what is stale. */
export const build: Command = async (args) => {
  await buildApps((line) => process.stdout.write(`${line}\n`), args.length > 0 ? args : undefined);
  return 0;
};
