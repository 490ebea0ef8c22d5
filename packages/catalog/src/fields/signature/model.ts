import { type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { accept, refuse, refuseType } from '../../values/parse-result.ts';
import { LONGEST_PATH, PATH_PATTERN, SHEET, readStrokes, writeStrokes } from '../../values/pen-strokes.ts';

/** A signature drawn by hand, kept as the path of the pen. */
export const signatureModel = defineFieldModel({
  id: 'signature',
  label: { en: 'Signature', 'zh-CN': '签名' },
  help: {
    en: `A signature drawn by hand, kept as path data on a sheet of ${SHEET.width} by ${SHEET.height}.`,
    'zh-CN': '手写签名，以笔迹路径保存。',
  },
  options: Type.Object({}, closed),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: () => ({ kind: 'text' }),
  valueSchema: () => ({ type: 'string', maxLength: LONGEST_PATH, pattern: PATH_PATTERN }),
  parse: parsePath,
  format: (value, _field, { locale }) => (asText(value) === '' ? '' : locale.startsWith('zh') ? '已签名' : 'Signed'),
  operators: ['isEmpty', 'isNotEmpty'],
  allows: { unique: false, default: false, searchable: false },
});

function parsePath(raw: unknown): ParseResult {
  if (typeof raw !== 'string') return refuseType('a signature', 'Send path data such as "M10 20L30 40".');
  const path = raw.trim();
  if (path === '') return accept(null);
  if (path.length > LONGEST_PATH) {
    return refuse(
      'FW_FIELD_SIGNATURE_TOO_LONG',
      'The signature has more strokes than are kept.',
      'Draw it again, simpler.',
      {
        details: { length: path.length, maxLength: LONGEST_PATH },
      },
    );
  }
  const strokes = readStrokes(path);
  if (strokes !== undefined) return accept(writeStrokes(strokes));
  return refuse(
    'FW_FIELD_SIGNATURE_INVALID',
    'The value is not the path of a pen.',
    `Send M and L with whole numbers from 0 0 to ${SHEET.width} ${SHEET.height}, as in "M10 20L30 40".`,
  );
}
