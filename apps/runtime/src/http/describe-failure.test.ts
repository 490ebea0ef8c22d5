import { describe, expect, test } from '@jest/globals';
import { describeFailure } from './describe-failure.ts';

describe('a failure in the log', () => {
  const refused = Object.assign(new Error('duplicate key value violates unique constraint "users_login"'), {
    name: 'QueryFailedError',
    code: '23505',
    schema: 'formwork',
    table: 'users',
    constraint: 'users_login',
    detail: 'Key (login)=(hunter2) already exists.',
    query: 'insert into formwork.users values ($1)',
    parameters: ['hunter2', '$argon2id$v=19$hunter2'],
    driverError: { parameters: ['hunter2'] },
  });

  test.each([
    ['of the database', refused],
    ['behind another', new Error('It failed.', { cause: refused })],
  ])('%s says what and where, and repeats no value', (_, error) => {
    const text = JSON.stringify(describeFailure(error));
    expect(text).toContain('formwork.users.users_login');
    expect(text).toContain('23505');
    expect(text).toContain('describe-failure.test.ts');
    expect(text).not.toContain('hunter2');
  });

  test.each([['a text'], [undefined], [{ password: 'hunter2' }]])('that is no error (%j) repeats nothing', (thrown) => {
    expect(JSON.stringify(describeFailure(thrown))).not.toContain('hunter2');
  });
});
