import type { ReadStream, WriteStream } from 'node:tty';
import type { Settings } from '../settings.ts';

/** Colours by what they mean. Each leaves the text alone where colours are not wanted. */
export type Paint = Readonly<Record<'bad' | 'warn' | 'good' | 'faint' | 'strong' | 'accent', (text: string) => string>>;

/** Where the program speaks and whether somebody watches. */
export interface Terminal {
  /** Results: standard output. */
  readonly print: (text: string) => void;
  /** Remarks and progress: standard error. */
  readonly remark: (text: string) => void;
  readonly paint: Paint;
  /** True when a person can be asked and shown progress. */
  readonly isInteractive: boolean;
  readonly input: ReadStream;
  readonly error: WriteStream;
}

const codes = {
  bad: [31, 39],
  warn: [33, 39],
  good: [32, 39],
  faint: [2, 22],
  strong: [1, 22],
  accent: [36, 39],
} as const;

/** The terminal of this process. A reader that goes away, as `head` does, is no failure. */
export function openTerminal(settings: Settings): Terminal {
  const { stdin, stdout, stderr } = process;
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  return {
    print: (text) => void stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    remark: (text) => void stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    paint: createPaint(stdout.isTTY === true && !settings.noColour),
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    input: stdin,
    error: stderr,
  };
}

function createPaint(isColoured: boolean): Paint {
  const entries = Object.entries(codes).map(([name, [on, off]]) => [
    name,
    (text: string) => (isColoured ? `\u001B[${on}m${text}\u001B[${off}m` : text),
  ]);
  return Object.fromEntries(entries) as Paint;
}
