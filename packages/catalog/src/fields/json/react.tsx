import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import type { Json } from '@formwork/kernel';
import { Input } from 'antd';
import { useState } from 'react';
import { ariaOf, lookOf } from '../../inputs/input-aria.ts';
import { jsonModel } from './model.ts';

const MONOSPACE = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

/** JSON as text; what is not JSON yet is handed on as it is typed, to be refused. */
function JsonInput(props: FieldInputProps) {
  const { value, onChange, field } = props;
  const [draft, setDraft] = useState<{ typed: string; value: Json | null }>();
  const isCurrent = draft !== undefined && draft.value === value;
  const change = (typed: string): void => {
    const parsed = typed.trim() === '' ? undefined : jsonModel.parse(typed, field);
    const next = typed.trim() === '' ? null : parsed?.ok === true ? parsed.value : typed;
    setDraft({ typed, value: next });
    onChange(next);
  };
  return (
    <Input.TextArea
      {...ariaOf(props)}
      {...lookOf(props)}
      value={isCurrent ? draft.typed : pretty(value)}
      readOnly={props.readOnly === true}
      spellCheck={false}
      autoSize={{ minRows: 3, maxRows: 20 }}
      style={{ fontFamily: MONOSPACE, fontSize: 13 }}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        setDraft(undefined);
        props.onBlur?.();
      }}
    />
  );
}

function pretty(value: Json | null): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

function JsonDisplay({ value, size, linkTo }: FieldDisplayProps) {
  if (value === null) return null;
  if (size === 'cell' || linkTo === undefined) return <code style={{ fontFamily: MONOSPACE }}>{shortened(value)}</code>;
  return (
    <pre style={{ margin: 0, fontFamily: MONOSPACE, fontSize: 13, maxHeight: 320, overflow: 'auto' }}>
      {pretty(value)}
    </pre>
  );
}

function shortened(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** JSON is typed and shown as text. */
export const jsonReact = defineFieldReact({
  id: 'json',
  Input: JsonInput,
  Display: JsonDisplay,
  width: 240,
  editsInCell: false,
});
