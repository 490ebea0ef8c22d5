import { describe, expect, test } from '@jest/globals';
import { wordsFor } from '../words/words.ts';
import { createSchemaValidator } from './schema-validator.ts';

const schema = {
  type: 'object',
  properties: {
    mail: { type: 'string', maxLength: 20, pattern: '^[^@]+@[^@]+$' },
    code: { type: 'string', pattern: '^[A-Z]+$' },
  },
} as const;

/** The messages by field for one submission. */
function messages(locale: string, data: object): Record<string, string | undefined> {
  const validator = createSchemaValidator(
    wordsFor(locale),
    (name) => ({ mail: 'Email', code: 'Code' })[name] ?? name,
    (name) => (name === 'mail' ? { code: 'FW_FIELD_EMAIL_INVALID', message: 'Bad.', hint: 'Mend it.' } : undefined),
  );
  const { errors } = validator.validateFormData(data, schema);
  return Object.fromEntries(errors.map(({ property = '', message }) => [property.slice(1), message]));
}

describe('the validator of a form', () => {
  test('says of a malformed value what its field says, in the language of the reader', () => {
    expect(messages('en', { mail: 'x' })).toEqual({
      mail: 'Email is not one email address. Write it as in wang@example.com.',
    });
    expect(messages('zh-CN', { mail: 'x' })['mail']).toMatch(/^Email不是一个有效的邮箱地址/);
  });

  test('says that it is malformed where the field has no words for it', () => {
    expect(messages('en', { code: 'x' })).toEqual({ code: 'Code is not in the expected form.' });
  });

  test('keeps its own words for limits', () => {
    expect(messages('en', { mail: `${'x'.repeat(30)}@example.com` })['mail']).toContain('20');
  });

  test('has nothing to say of what is right', () => {
    expect(messages('en', { mail: 'a@b', code: 'X' })).toEqual({});
  });
});
