import { describe, expect, test } from '@jest/globals';
import { FormworkError } from '@formwork/kernel';
import { loadConfig, presentConfig } from './load-config.ts';

describe('loadConfig', () => {
  test('fills defaults and coerces numbers and flags', () => {
    const config = loadConfig({ DATABASE_URL: 'postgresql://x@127.0.0.1/x', PORT: '8080', FORMWORK_DEMO: '1' });
    expect(config).toMatchObject({
      PORT: 8080,
      HOST: '127.0.0.1',
      FORMWORK_DEMO: true,
      POOL_SIZE: 10,
      LOG_LEVEL: 'info',
    });
  });

  test.each([
    ['1', true],
    ['0', false],
    ['true', true],
    ['false', false],
  ])('reads the flag %s as %s', (text, expected) => {
    expect(loadConfig({ DATABASE_URL: 'postgresql://x@127.0.0.1/x', FORMWORK_DEMO: text }).FORMWORK_DEMO).toBe(
      expected,
    );
  });

  test('reports every fault at once and repeats no secret', () => {
    try {
      loadConfig({ DATABASE_URL: 'mysql://root:hunter2@x', PORT: '99999', LOG_LEVEL: 'loud' });
      throw new Error('must not be reached');
    } catch (error) {
      if (!(error instanceof FormworkError)) throw error;
      expect(error.code).toBe('FW_RUNTIME_CONFIG');
      expect(error.issues.map((issue) => issue.path)).toEqual(
        expect.arrayContaining(['/DATABASE_URL', '/PORT', '/LOG_LEVEL']),
      );
      expect(JSON.stringify([error.message, error.issues])).not.toContain('hunter2');
    }
  });

  test.each([
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must begin with postgresql://'],
    [{ DATABASE_URL: 'postgresql://x/y', PUBLIC_URL: 'forms.example.com' }, 'PUBLIC_URL must begin with https:// or'],
  ])('says in words what %j should be', (env, words) => {
    expect(() => loadConfig(env)).toThrow(words);
  });

  test('says which setting is missing', () => {
    expect(() => loadConfig({})).toThrow(/DATABASE_URL is missing/);
  });

  test.each([
    ['postgresql://u:hunter2#x@127.0.0.1:5432/x'],
    ['postgresql://u:hunter2%@127.0.0.1/x'],
    ['postgresql://u:hunter2/x@127.0.0.1:54a/x'],
  ])('refuses %s, which a password makes unreadable, without repeating it', (url) => {
    let told = '';
    try {
      loadConfig({ DATABASE_URL: url });
    } catch (error) {
      told = (error as FormworkError).message;
    }
    expect(told).toMatch(/DATABASE_URL is no address that can be read/);
    expect(told).not.toContain('hunter2');
  });

  test('prints secrets as secrets', () => {
    const printed = presentConfig(loadConfig({ DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1/x' }));
    expect(JSON.stringify(printed)).not.toContain('hunter2');
  });
});
