import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { NewKindRefused } from './generate.errors.ts';

/** The words that a template is filled with. */
interface TemplateWords {
  /** kebab-case, such as `star-rating`. */
  readonly id: string;
  /** camelCase, such as `starRating`. */
  readonly camel: string;
  /** As a sentence begins, such as `Star rating`. */
  readonly label: string;
}

/** Writes the folder of a new field type: a line of text that passes every check, to be changed. Gives the paths. */
export function writeFieldFolder(id: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw NewKindRefused({ reason: `"${id}" is not kebab-case.` });
  const folder = `packages/catalog/src/fields/${id}`;
  const place = path.join(repositoryRoot, folder);
  if (existsSync(place)) throw NewKindRefused({ reason: `${folder} is there already.` });
  mkdirSync(place, { recursive: true });
  const files = fieldTemplate(id);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(place, name), text);
  return Object.keys(files).map((name) => `${folder}/${name}`);
}

/** The files of a new field type by name. */
export function fieldTemplate(id: string): Readonly<Record<string, string>> {
  const camel = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const spaced = id.replaceAll('-', ' ');
  const words: TemplateWords = { id, camel, label: spaced.charAt(0).toUpperCase() + spaced.slice(1) };
  return {
    'model.ts': model(words),
    'postgres.ts': postgres(words),
    'react.tsx': react(words),
    'designer.tsx': designer(words),
    'cases.ts': cases(words),
  };
}

const model = ({
  id,
  camel,
  label,
}: TemplateWords): string => `import { closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { parsePlainText } from '../../values/plain-text.ts';

const longest = 400;

/** ${label}: one line of text. */
export const ${camel}Model = defineFieldModel({
  id: '${id}',
  label: { en: '${label}', 'zh-CN': '${label}' },
  help: { en: 'One line of text.', 'zh-CN': '一行文字。' },
  options: Type.Object({}, closed),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: () => ({ kind: 'text' }),
  valueSchema: () => ({ type: 'string', minLength: 1, maxLength: longest }),
  parse: (raw) => parsePlainText(raw, { maxLength: longest, isMultiline: false }),
  format: (value) => String(value ?? ''),
  operators: ['is', 'isNot', 'contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
});
`;

const postgres = ({
  id,
  camel,
  label,
}: TemplateWords): string => `import { defineFieldPostgres } from '@formwork/storage';
import { encodeScalar } from '../../columns/encode-scalar.ts';

/** ${label} in a text column. */
export const ${camel}Postgres = defineFieldPostgres({
  id: '${id}',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  index: (purpose) => (purpose === 'search' ? 'trigram' : 'btree'),
});
`;

const react = ({
  id,
  camel,
  label,
}: TemplateWords): string => `import { type FieldInputProps, defineFieldReact } from '@formwork/renderer';
import { Input } from 'antd';
import { filterInputOf } from '../../inputs/filter-input.tsx';
import { ariaOf, lookOf } from '../../inputs/input-aria.ts';
import { displayOf } from '../../inputs/text-value.tsx';
import { ${camel}Model } from './model.ts';

function ${camel.charAt(0).toUpperCase() + camel.slice(1)}Input(props: FieldInputProps) {
  const { value, onChange } = props;
  return (
    <Input
      {...ariaOf(props)}
      {...lookOf(props)}
      value={typeof value === 'string' ? value : ''}
      readOnly={props.readOnly === true}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    />
  );
}

/** ${label} is typed in an input. */
export const ${camel}React = defineFieldReact({
  id: '${id}',
  Input: ${camel.charAt(0).toUpperCase() + camel.slice(1)}Input,
  Display: displayOf(${camel}Model),
  FilterInput: filterInputOf(${camel.charAt(0).toUpperCase() + camel.slice(1)}Input),
});
`;

const designer = ({ id, camel }: TemplateWords): string => `import { FontSizeOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer';

/** How the designer offers the type. */
export const ${camel}Designer = defineFieldDesigner({
  id: '${id}',
  icon: FontSizeOutlined,
  group: 'text',
  options: {},
  sample: (name) => ({ name, type: '${id}' }),
});
`;

const cases = ({
  id,
  camel,
}: TemplateWords): string => `import { defineFieldCases } from '../../conformance/field-cases.ts';

/** What the type takes, refuses, sorts and converts. */
export const ${camel}Cases = defineFieldCases({
  id: '${id}',
  samples: [
    {
      field: { name: 'sample', type: '${id}' },
      valid: [
        { in: 'One', out: 'One', text: { en: 'One', 'zh-CN': 'One' } },
        { in: '  spaces around ', out: 'spaces around' },
        { in: '   ', out: null },
      ],
      invalid: [
        { in: 7, code: 'FW_FIELD_TYPE' },
        { in: 'two\\nlines', code: 'FW_FIELD_TEXT_CONTROL', isBeyondSchema: true },
      ],
      ascending: ['10', '9', 'A', 'a'],
    },
  ],
});
`;
