import { describe, expect, test } from '@jest/globals';
import { SignInLimiter } from './sign-in-limiter.ts';

describe('SignInLimiter', () => {
  test('closes an account after five failures, whatever the case of the name, and opens it after a minute', () => {
    let now = 0;
    const limiter = new SignInLimiter(() => now);
    for (const login of ['Li.Qin', 'li.qin', ' LI.QIN ', 'li.qin', 'li.qin']) {
      limiter.check(login, '10.0.0.1');
      limiter.fail(login, '10.0.0.1');
    }
    expect(() => limiter.check('li.qin', '10.0.0.2')).toThrow(/Wait 60 seconds/);
    now = 60_001;
    expect(() => limiter.check('li.qin', '10.0.0.2')).not.toThrow();
  });

  test('a success forgets the failures of the account', () => {
    const limiter = new SignInLimiter(() => 0);
    for (let i = 0; i < 4; i += 1) limiter.fail('wang', 'a');
    limiter.succeed('wang');
    limiter.fail('wang', 'a');
    expect(() => limiter.check('wang', 'a')).not.toThrow();
  });

  test('closes an address that tries many accounts', () => {
    const limiter = new SignInLimiter(() => 0);
    for (let i = 0; i < 30; i += 1) limiter.fail(`user${i}`, 'a');
    expect(() => limiter.check('another', 'a')).toThrow(/Too many attempts/);
    expect(() => limiter.check('another', 'b')).not.toThrow();
  });
});
