import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { textOption } from '../../values/options.ts';
import { accept, refuse } from '../../values/parse-result.ts';
import { PHONE_PATTERN, groupPhoneNumber, parsePhoneNumber, readPhoneNumber } from '../../values/phone-number.ts';
import { parsePlainText } from '../../values/plain-text.ts';

/** A telephone number. */
export const phoneModel = defineFieldModel({
  id: 'phone',
  label: { en: 'Phone', 'zh-CN': '电话' },
  help: {
    en: 'A telephone number, kept with its country so that it can be dialled from anywhere.',
    'zh-CN': '带国家代码保存的电话号码，在任何地方都能拨打。',
  },
  options: Type.Object(
    {
      callingCode: Type.Optional(
        Type.String({
          pattern: '^[1-9]\\d{0,2}$',
          description: 'The country of numbers that do not say one, such as 86; without it every number needs one.',
        }),
      ),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: () => ({ kind: 'text' }),
  valueSchema: () => ({ type: 'string', pattern: PHONE_PATTERN }),
  parse: parseNumber,
  format: (value, _field, { locale }) => {
    const number = parsePhoneNumber(asText(value));
    if (number === undefined) return asText(value);
    const extension =
      number.extension === undefined ? '' : ` ${locale.startsWith('zh') ? '转' : 'ext.'} ${number.extension}`;
    return groupPhoneNumber(number) + extension;
  },
  operators: ['contains', 'is', 'isNot', 'isAnyOf', 'isNoneOf', 'startsWith', 'isEmpty', 'isNotEmpty'],
});

function parseNumber(raw: unknown, field: FieldDefinition): ParseResult {
  const text = parsePlainText(raw, { maxLength: 60, isMultiline: false });
  if (!text.ok || text.value === null) return text;
  const read = readPhoneNumber(asText(text.value), textOption(field, 'callingCode'));
  if ('kept' in read) return accept(read.kept);
  switch (read.fault) {
    case 'signs':
      return refuse(
        'FW_FIELD_PHONE_INVALID',
        'The value is not one telephone number.',
        'Write digits, spaces and dashes, as in +86 138 0013 8000; an extension follows as "ext. 12".',
      );
    case 'country':
      return refuse(
        'FW_FIELD_PHONE_COUNTRY',
        'The number does not say which country it is of.',
        'Begin with + and the calling code of the country, as in +86 138 0013 8000.',
      );
    case 'length':
      return refuse(
        'FW_FIELD_PHONE_INVALID',
        'The number is too short or too long to be dialled.',
        'Write it with its area code: 7 to 15 digits with that of the country.',
      );
  }
}
