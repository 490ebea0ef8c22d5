import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkDisk, checkFolder, checkPort } from './check-machine.ts';
import { presentReady } from './present-ready.ts';
import { parseStartOptions } from './start-options.ts';

describe('what npm start is asked for', () => {
  test('without anything is the embedded database with the demo on port 3000 of this machine alone', () => {
    expect(parseStartOptions([], {})).toEqual({ port: 3000, host: '127.0.0.1', databaseUrl: undefined, demo: true });
  });

  test('on a server of the user’s own leaves the demo out unless it is asked for', () => {
    const env = { DATABASE_URL: 'postgres://db.example/formwork' };
    expect(parseStartOptions([], env).demo).toBe(false);
    expect(parseStartOptions(['--demo'], env).demo).toBe(true);
    expect(parseStartOptions(['--no-demo'], {}).demo).toBe(false);
  });

  test('takes the port from the flag before the environment', () => {
    expect(parseStartOptions(['--port', '8080'], { PORT: '9090' }).port).toBe(8080);
    expect(parseStartOptions([], { PORT: '9090' }).port).toBe(9090);
    expect(parseStartOptions([], { PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, demo: true });
  });

  test.each([
    [['--prot', '1']],
    [['--port', 'http']],
    [['--port', '0']],
    [['--port', '70000']],
    [['--port']],
    [['extra']],
  ])('refuses %j and names the flags', (args) => {
    expect(() => parseStartOptions(args, {})).toThrow(/does not understand its arguments/);
  });
});

describe('a busy port', () => {
  test('is named in a sentence, with the flag that helps', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    await expect(checkPort('127.0.0.1', port)).rejects.toMatchObject({
      message: `Port ${port} is already used by another program.`,
      hint: expect.stringContaining(`npm start -- --port ${port + 1}`),
    });
    await new Promise((resolve) => other.close(resolve));
    await expect(checkPort('127.0.0.1', port)).resolves.toBeUndefined();
  });
});

describe('the disk', () => {
  test('is looked at where the folder will be, though it is not there yet', () => {
    expect(() => checkDisk('/nowhere/at/all')).not.toThrow();
  });
});

describe('the words of a ready server', () => {
  test('give the addresses and line up the demo sign-ins', () => {
    const demo = [
      { login: 'li', password: 'one', role: 'Clerk' },
      { login: 'wang.wei', password: 'two-two', role: 'Head of sales' },
    ];
    const text = presentReady({ ready: true, url: 'http://127.0.0.1:3000/', demo }, '1.2');
    expect(text).toContain('  Designer  http://127.0.0.1:3000/designer/');
    expect(text).toContain('  li        one      Clerk\n  wang.wei  two-two  Head of sales');
    expect(text).not.toContain('Nobody can sign in yet');
  });

  test('give the one-time link while nobody can sign in', () => {
    const text = presentReady({ ready: true, url: 'http://h', demo: [], oneTimeLink: 'http://h/welcome?token=t' }, '1');
    expect(text).toContain('Nobody can sign in yet');
    expect(text).toContain('http://h/welcome?token=t');
    expect(text).not.toContain('Demo sign-ins');
  });
});

describe('a folder that cannot be written', () => {
  test('is named in a sentence that says whose it should be', () => {
    const folder = path.join(import.meta.filename, '.formwork');
    expect(() => checkFolder(folder)).toThrow(`Formwork may not write to ${folder} (ENOTDIR).`);
  });
});
