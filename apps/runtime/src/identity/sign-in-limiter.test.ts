import { describe, expect, test } from '@jest/globals';
import { SignInLimiter } from './sign-in-limiter.ts';

describe('SignInLimiter', () => {
  test('closes an account after five failures, whatever the case of the name, and opens it after a minute', () => {
    let now = 0;
    const limiter = new SignInLimiter(() => now);
    for (const login of ['Li.Qin', 'li.qin', ' LI.QIN ', 'lİ.qin', 'ｌｉ.qin']) limiter.begin(login, '10.0.0.1');
    expect(() => limiter.begin('li.qin', '10.0.0.1')).toThrow(/Wait 60 seconds/);
    now = 60_001;
    expect(() => limiter.begin('li.qin', '10.0.0.1')).not.toThrow();
  });

  test('locks nobody out of an account that a stranger guesses at from elsewhere', () => {
    const limiter = new SignInLimiter(() => 0);
    for (let i = 0; i < 5; i += 1) limiter.begin('li.qin', '10.0.0.1');
    expect(() => limiter.begin('li.qin', '10.0.0.1')).toThrow(/Too many attempts/);
    expect(() => limiter.begin('li.qin', '10.0.0.2')).not.toThrow();
  });

  test('bounds guesses at one account from many addresses', () => {
    const limiter = new SignInLimiter(() => 0);
    for (let i = 0; i < 50; i += 1) limiter.begin('li.qin', `10.0.0.${i}`);
    expect(() => limiter.begin('li.qin', '10.0.1.1')).toThrow(/Too many attempts/);
    expect(() => limiter.begin('wang', '10.0.1.1')).not.toThrow();
  });

  test('a success forgets the failures of the account', () => {
    const limiter = new SignInLimiter(() => 0);
    for (let i = 0; i < 5; i += 1) limiter.begin('wang', 'a');
    limiter.succeed('wang', 'a');
    expect(() => limiter.begin('wang', 'a')).not.toThrow();
  });

  test('closes an address that tries many accounts', () => {
    const limiter = new SignInLimiter(() => 0);
    for (let i = 0; i < 30; i += 1) limiter.begin(`user${i}`, 'a');
    expect(() => limiter.begin('another', 'a')).toThrow(/Too many attempts/);
    expect(() => limiter.begin('another', 'b')).not.toThrow();
  });

  test('lets an office sign in from one address: successes do not count', () => {
    const limiter = new SignInLimiter(() => 0);
    for (let i = 0; i < 200; i += 1) {
      limiter.begin(`user${i}`, 'a');
      limiter.succeed(`user${i}`, 'a');
    }
    expect(() => limiter.begin('another', 'a')).not.toThrow();
  });
});
