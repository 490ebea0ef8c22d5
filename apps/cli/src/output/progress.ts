import type { Terminal } from './terminal.ts';

/** Progress of long work on the last line of a terminal; silent where nobody watches. */
export interface Progress {
  /** `of` absent: how much there is to do is not known. */
  step(label: string, done?: number, of?: number): void;
  /** Takes the line away. */
  end(): void;
}

const width = 24;

/** Opens a progress line. Nothing is drawn before the first step. */
export function openProgress(terminal: Terminal): Progress {
  if (!terminal.isInteractive) return { step: () => undefined, end: () => undefined };
  const write = (text: string): void => void terminal.error.write(`\r\u001B[2K${text}`);
  return {
    step: (label, done, of) => write(done === undefined || of === undefined ? `${label} …` : drawBar(label, done, of)),
    end: () => write(''),
  };
}

/** One line such as `████████░░░░░░░░ 4/8 scenarios`. */
export function drawBar(label: string, done: number, of: number): string {
  const filled = of === 0 ? width : Math.round((done / of) * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${of} ${label}`;
}
