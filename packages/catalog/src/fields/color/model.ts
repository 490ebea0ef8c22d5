import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { accept, refuse, refuseType } from '../../values/parse-result.ts';

const Colour = Type.String({ pattern: '^#[0-9a-f]{6}$' });

/** A colour by its red, green and blue. */
export const colorModel = defineFieldModel({
  id: 'color',
  label: { en: 'Colour', 'zh-CN': '颜色' },
  help: { en: 'A colour such as #1d6fe0.', 'zh-CN': '颜色，如 #1d6fe0。' },
  options: Type.Object(
    {
      colors: Type.Optional(
        Type.Array(Colour, {
          minItems: 1,
          maxItems: 40,
          uniqueItems: true,
          description: 'The only colours to pick from, such as #1d6fe0; any colour unless said.',
        }),
      ),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: (field) => {
    const options = offeredColors(field);
    return options === undefined ? { kind: 'text' } : { kind: 'text', options };
  },
  valueSchema: (field) => {
    const options = offeredColors(field);
    return options === undefined
      ? { type: 'string', pattern: '^#[0-9a-f]{6}$' }
      : { type: 'string', enum: [...options] };
  },
  parse: parseColor,
  format: (value) => asText(value),
  operators: ['is', 'isNot', 'isAnyOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'],
  allows: { searchable: false },
});

/** The colours that a field offers, or `undefined` for any. */
export function offeredColors(field: FieldDefinition): readonly string[] | undefined {
  const colors = field['colors'];
  return Array.isArray(colors) ? colors.filter((color): color is string => typeof color === 'string') : undefined;
}

/** `#ABC`, `aabbcc` and `#AABBCC` are one colour. */
function parseColor(raw: unknown, field: FieldDefinition): ParseResult {
  if (typeof raw !== 'string') return refuseType('a colour', 'Send a text such as "#1d6fe0".');
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(raw.slice(0, 40).normalize('NFKC').trim())?.[1]?.toLowerCase();
  if (digits === undefined) {
    return refuse(
      'FW_FIELD_COLOR_INVALID',
      'The value is not a colour.',
      'Write # and six digits of 0-9 and a-f, as in #1d6fe0.',
    );
  }
  const color = `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
  const offered = offeredColors(field);
  if (offered === undefined || offered.includes(color)) return accept(color);
  return refuse('FW_FIELD_OPTION_UNKNOWN', `${color} is none of the colours.`, `Use one of: ${offered.join(', ')}.`);
}
