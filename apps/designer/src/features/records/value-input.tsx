import type { Json } from '@formwork/kernel';
import { type ScreenField, useRender } from '@formwork/renderer';
import { useText } from '../../app/text.ts';
import type { Choice } from '../../ui/choose.tsx';
import { Choose } from '../../ui/choose.tsx';
import { DraftInput } from '../../ui/draft-input.tsx';
import { readWritten, writtenValue } from './written-value.ts';

/** One value of a record as it stands in a file: picked where there is something to pick from, else written. */
export function ValueInput(props: {
  readonly field: ScreenField;
  readonly label: string;
  readonly value: unknown;
  /** What a reference may point at, each value as JSON text. */
  readonly records?: readonly Choice[];
  readonly onChange: (value: Json) => void;
}) {
  const t = useText();
  const { reader } = useRender();
  const { field, label, value, records, onChange } = props;
  const { type } = field;
  if (type.kind === 'boolean') {
    return (
      <Choose
        className="fd-cell"
        label={label}
        value={typeof value === 'boolean' ? String(value) : ''}
        empty="—"
        choices={[
          { value: 'true', label: t('records.yes') },
          { value: 'false', label: t('records.no') },
        ]}
        onChange={(next) => onChange(next === '' ? null : next === 'true')}
      />
    );
  }
  if (type.kind === 'text' && type.options !== undefined) {
    return (
      <Choose
        className="fd-cell"
        label={label}
        value={typeof value === 'string' ? value : ''}
        empty="—"
        choices={type.options.map((each) => ({
          value: each,
          label: field.model.format(each, field.definition, reader) || each,
        }))}
        onChange={(next) => onChange(next === '' ? null : next)}
      />
    );
  }
  if (type.kind === 'reference' && records !== undefined) {
    const text = value === null || value === undefined ? '' : JSON.stringify(value);
    const isListed = text === '' || records.some((each) => each.value === text);
    return (
      <Choose
        className="fd-cell"
        label={label}
        value={text}
        empty="—"
        choices={isListed ? records : [...records, { value: text, label: writtenValue(value) }]}
        onChange={(next) => onChange(next === '' ? null : (JSON.parse(next) as Json))}
      />
    );
  }
  return (
    <DraftInput
      className="fd-cell"
      label={label}
      value={writtenValue(value)}
      placeholder={placeholders[type.kind] ?? ''}
      onCommit={(text) => onChange(readWritten(text, field))}
    />
  );
}

const placeholders: Readonly<Record<string, string>> = {
  date: '2026-03-02',
  datetime: '2026-03-02T09:00:00+08:00',
  object: '{ }',
  list: '[ ]',
};
