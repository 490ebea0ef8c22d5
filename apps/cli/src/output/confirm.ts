import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

/** Asks a yes-or-no question; anything but a clear yes is a no, the end of input included. */
export async function confirm(terminal: Terminal, question: string): Promise<boolean> {
  const dialogue = createInterface({ input: terminal.input, output: terminal.error });
  const ended = new Promise<string>((resolve) => dialogue.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([dialogue.question(`${question} [y/N] `), ended]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    dialogue.close();
  }
}
