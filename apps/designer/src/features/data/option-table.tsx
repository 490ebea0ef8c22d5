import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type Json, type Text, readText } from '@formwork/kernel';
import { Button } from 'antd';
import type { ClipboardEvent } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { Choose } from '../../ui/choose.tsx';
import { textIn, textLocales, withText } from '../../ui/localised.ts';
import { Tick } from '../../ui/tick.tsx';
import { type OptionSchema, optionShape } from './option-shape.ts';

type Row = Readonly<Record<string, Json>>;

/** A list of objects, such as the options of a pick list, as a small table; rows may be pasted from a spreadsheet. */
export function OptionTable(props: {
  readonly label: string;
  readonly name: string;
  readonly schema: OptionSchema;
  readonly labels: Readonly<Record<string, Text>>;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}) {
  const t = useText();
  const { locale } = useAppearance();
  const { rows, onChange, schema } = props;
  const properties = schema.items?.properties ?? {};
  const keys = Object.keys(properties).filter((key) => key !== 'renamedFrom');
  const set = (index: number, key: string, value: Json | undefined): void => {
    const { [key]: _, ...rest } = rows[index]!;
    onChange(rows.with(index, value === undefined ? rest : { ...rows[index]!, [key]: value }));
  };
  const fresh = (label: string): Row => {
    const taken = takenValues(rows);
    const value = nameFrom(label, taken, 'option');
    return { value, label: { [locale]: label === '' ? value : label } };
  };
  const paste = (event: ClipboardEvent): void => {
    const lines = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/)
      .map((line) => line.split('\t')[0]!.trim())
      .filter((line) => line !== '');
    if (lines.length < 2) return;
    event.preventDefault();
    let next = [...rows];
    for (const line of lines) {
      const taken = takenValues(next);
      next = [...next, { value: nameFrom(line, taken, 'option'), label: { [locale]: line } }];
    }
    onChange(next);
  };
  const move = (index: number, by: number): void => {
    const to = index + by;
    if (to < 0 || to >= rows.length) return;
    const moved = rows[index]!;
    onChange(rows.toSpliced(index, 1).toSpliced(to, 0, moved));
  };
  return (
    <fieldset className="fd-options" onPaste={paste}>
      <legend>{props.label}</legend>
      {rows.map((row, index) => (
        // Rows have no identity of their own: their place is all there is.
        <div key={index} className="fd-option-row">
          {keys.map((key) => (
            <OptionCell
              key={key}
              schema={properties[key]!}
              label={`${readText(props.labels[`${props.name}.${key}`], locale)} ${index + 1}`}
              value={row[key]}
              onChange={(value) => set(index, key, value)}
            />
          ))}
          <span className="fd-option-tools">
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={`${t('shell.up')} ${index + 1}`}
              onClick={() => move(index, -1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={`${t('shell.down')} ${index + 1}`}
              onClick={() => move(index, 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${t('shell.delete')} ${index + 1}`}
              onClick={() => onChange(rows.toSpliced(index, 1))}
            />
          </span>
        </div>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...rows, fresh('')])}>
        {t('shell.add')}
      </Button>
      <p className="fd-hint">{t('data.pasteOptions')}</p>
    </fieldset>
  );
}

function OptionCell(props: {
  readonly schema: OptionSchema;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}) {
  const { schema, label, value, onChange } = props;
  switch (optionShape(schema)) {
    case 'localised':
      return textLocales.map(({ locale, mark }) => (
        <input
          key={locale}
          className="fd-input"
          lang={locale}
          aria-label={`${label} (${mark})`}
          placeholder={mark}
          value={textIn(value as Text | undefined, locale)}
          onChange={(event) =>
            onChange(withText(value as Text | undefined, locale, event.target.value) as Json | undefined)
          }
        />
      ));
    case 'flag':
      return <Tick isBare isOn={value === true} label={label} onChange={(isOn) => onChange(isOn ? true : undefined)} />;
    case 'enum':
      return (
        <Choose
          label={label}
          value={typeof value === 'string' ? value : ''}
          empty="—"
          choices={(schema.anyOf ?? []).map((each) => ({ value: String(each.const), label: String(each.const) }))}
          onChange={(next) => onChange(next === '' ? undefined : next)}
        />
      );
    default:
      return (
        <input
          className="fd-input fd-code"
          aria-label={label}
          spellCheck={false}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

/** The values that other rows have already. */
function takenValues(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row['value']).filter((value) => typeof value === 'string'));
}
