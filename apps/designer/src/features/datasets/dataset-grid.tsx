import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { DatasetDefinition } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import type { ScreenEntity } from '@formwork/renderer';
import { Button } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { useDesign, useEdit, useTools } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { ValueInput } from '../records/value-input.tsx';
import { readWritten } from '../records/written-value.ts';
import { recordChoices } from './record-choices.ts';

const AT_A_TIME = 50;

/** The records of a dataset like a spreadsheet; rows may be pasted from one, in the order of the columns. */
export function DatasetGrid({ dataset }: { readonly dataset: DatasetDefinition }) {
  const t = useText();
  const edit = useEdit();
  const { screen } = useTools();
  const { definition } = useDesign();
  const [shown, setShown] = useState(AT_A_TIME);
  const [added, setAdded] = useState<readonly string[]>([]);
  const file = `datasets/${dataset.name}.json`;
  const set = useFileEdit(file);
  const entity = screen.findEntity(dataset.entity);
  const columns = [...new Set([...dataset.key, ...dataset.records.flatMap((each) => Object.keys(each)), ...added])];
  const left = writable(entity).filter((each) => !columns.includes(each));
  const say = (name: string): string => entity?.fields.get(name)?.label ?? name;
  const insert = (records: readonly object[], index: number, label: string): void => {
    edit(
      {
        kind: 'set-value',
        file,
        path: '/records',
        value: dataset.records.toSpliced(index, 0, ...(records as never[])),
      },
      { label },
    );
    setShown((before) => Math.max(before, Math.min(index + records.length, before + AT_A_TIME)));
  };
  const paste = (event: ClipboardEvent): void => {
    const rows = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => line.split('\t'));
    if (rows.length < 2) return;
    event.preventDefault();
    const records = rows.slice(0, 2000).map((cells) =>
      Object.fromEntries(
        columns.flatMap((name, place): [string, Json][] => {
          const field = entity?.fields.get(name);
          const cell = cells[place]?.trim() ?? '';
          return field === undefined || cell === '' ? [] : [[name, readWritten(cell, field)]];
        }),
      ),
    );
    insert(records, dataset.records.length, t('data.pasted'));
  };
  return (
    <section className="fd-table-section" onPaste={paste}>
      <table className="fd-grid fd-dataset">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name}>{say(name)}</th>
            ))}
            <th>
              {left.length === 0 ? null : (
                <Choose
                  className="fd-add"
                  label={t('lists.addColumn')}
                  value=""
                  empty={t('lists.addColumn')}
                  choices={left.map((name) => ({ value: name, label: say(name) }))}
                  onChange={(name) => setAdded((before) => [...before, name])}
                />
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {dataset.records.slice(0, shown).map((record, index) => (
            // Records of a file have no name: their place is all there is.
            <tr key={index} className="fd-row">
              {columns.map((name) => {
                const field = entity?.fields.get(name);
                const value = record[name];
                const label = `${say(name)} ${index + 1}`;
                return (
                  <td key={name}>
                    {field === undefined ? (
                      <code>{JSON.stringify(value)}</code>
                    ) : (
                      <ValueInput
                        field={field}
                        label={label}
                        value={value}
                        {...(field.type.kind === 'reference'
                          ? { records: recordChoices(definition, field.type.entity) }
                          : {})}
                        onChange={(next) => set(`/records/${index}/${name}`, next ?? undefined, label)}
                      />
                    )}
                  </td>
                );
              })}
              <td className="fd-col-tools">
                <Button
                  type="text"
                  size="small"
                  icon={<CopyOutlined />}
                  aria-label={`${t('shell.duplicate')} ${index + 1}`}
                  onClick={() => insert([record], index + 1, t('shell.duplicate'))}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`${t('shell.delete')} ${index + 1}`}
                  onClick={() =>
                    edit({ kind: 'remove-item', file, path: `/records/${index}` }, { label: t('shell.delete') })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="fd-inline">
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => insert([{}], dataset.records.length, t('dataset.addRecord'))}
        >
          {t('dataset.addRecord')}
        </Button>
        {dataset.records.length <= shown ? null : (
          <Button size="small" onClick={() => setShown((before) => before + AT_A_TIME)}>
            {t('texts.more', { count: dataset.records.length - shown })}
          </Button>
        )}
        <span className="fd-hint">{t('dataset.pasteHint')}</span>
      </div>
    </section>
  );
}

function writable(entity: ScreenEntity | undefined): readonly string[] {
  return [...(entity?.fields.values() ?? [])]
    .filter((field) => !field.isSystem && field.model.isComputed !== true)
    .map((field) => field.name);
}
