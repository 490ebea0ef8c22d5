import type { ReadyMessage } from './runtime-process.ts';

/** What `npm start` prints when the server answers: the addresses, and how to sign in. */
export function presentReady(message: ReadyMessage, seconds: string): string {
  const base = message.url.replace(/\/$/, '');
  const lines = [
    '',
    `Formwork is ready after ${seconds} s.`,
    '',
    `  Portal    ${base}/`,
    `  Designer  ${base}/designer/`,
  ];
  lines.push(`  API       ${base}/api/`);
  if (message.demo !== undefined && message.demo.length > 0) lines.push('', 'Demo sign-ins:', ...table(message.demo));
  if (message.oneTimeLink !== undefined) {
    lines.push('', 'Nobody can sign in yet. The first administrator does it here, once:', `  ${message.oneTimeLink}`);
  }
  return [...lines, '', 'Ctrl-C stops it.', ''].join('\n');
}

function table(people: NonNullable<ReadyMessage['demo']>): string[] {
  const width = (pick: (person: (typeof people)[number]) => string): number =>
    Math.max(...people.map((person) => pick(person).length));
  const login = width((person) => person.login);
  const password = width((person) => person.password);
  return people.map((one) => `  ${one.login.padEnd(login)}  ${one.password.padEnd(password)}  ${one.role}`);
}
