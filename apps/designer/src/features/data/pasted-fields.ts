import { fieldModels } from '@formwork/catalog/models';
import { readText } from '@formwork/kernel';

/** One pasted row: a label and, where the second column names one, a type. */
export interface PastedField {
  readonly label: string;
  readonly type: string;
}

/** Rows copied from a spreadsheet: label, then type by its id or its name in either language; text unless known. */
export function readPastedFields(text: string, locale: string): PastedField[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter(([label]) => label !== undefined && label !== '')
    .slice(0, 200)
    .map(([label = '', wanted = '']) => ({ label, type: findType(wanted, locale) ?? 'text' }));
}

function findType(wanted: string, locale: string): string | undefined {
  const lower = wanted.toLowerCase();
  return fieldModels.kinds.find(
    (model) =>
      model.id === lower || [locale, 'en', 'zh-CN'].some((each) => readText(model.label, each).toLowerCase() === lower),
  )?.id;
}
