import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import type { ViewDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { Tick } from '../../ui/tick.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { FieldTicks } from '../lifecycle/field-ticks.tsx';
import { RuleEditor } from '../rules/rule-editor.tsx';
import { ListSorts } from './list-sorts.tsx';
import { useColumnChoices } from './use-column-choices.ts';

/** Everything about one list. */
export function ListEditor({ view }: { readonly view: ViewDefinition }) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const { definition } = useDesign();
  const choices = useColumnChoices(view.entity);
  const file = `views/${view.name}.json`;
  const setIn = useFileEdit(file);
  const set = (path: string, value: unknown): void => {
    setIn(path, value, `${view.name}: ${path.slice(1)}`);
  };
  const shown = new Set(view.columns.map((each) => each.field));
  const quick = choices.filter((each) => !each.value.includes('.') && each.canFilter).map((each) => each.value);
  const move = (index: number, by: number): void => {
    const to = index + by;
    if (to < 0 || to >= view.columns.length) return;
    edit(
      { kind: 'move-item', file, from: `/columns/${index}`, to: '/columns', index: by > 0 ? to + 1 : to },
      { label: t('forms.moved') },
    );
  };
  return (
    <div className="fd-two">
      <div>
        <PlaceIssues file={file} path="" />
        <section className="fd-table-section">
          <h2>{t('lists.columns')}</h2>
          <table className="fd-grid">
            <thead>
              <tr>
                <th>{t('forms.field')}</th>
                <th>{t('lists.width')}</th>
                <th className="fd-col-tick">{t('lists.pinned')}</th>
                <th className="fd-col-tools">
                  <span className="fd-unseen">{t('data.tools')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {view.columns.map((column, index) => {
                const said = choices.find((each) => each.value === column.field)?.label ?? column.field;
                return (
                  <tr key={column.field} className="fd-row">
                    <td>{said}</td>
                    <td>
                      <DraftInput
                        className="fd-cell"
                        label={`${said}: ${t('lists.width')}`}
                        value={column.width === undefined ? '' : String(column.width)}
                        onCommit={(text) => {
                          const width = Number(text);
                          set(`/columns/${index}/width`, width >= 40 && width <= 1200 ? Math.round(width) : undefined);
                        }}
                      />
                    </td>
                    <td className="fd-col-tick">
                      <Tick
                        isBare
                        isOn={column.pinned === true}
                        label={`${said}: ${t('lists.pinned')}`}
                        onChange={(isOn) => set(`/columns/${index}/pinned`, isOn ? true : undefined)}
                      />
                    </td>
                    <td className="fd-col-tools">
                      <Button
                        type="text"
                        size="small"
                        icon={<ArrowUpOutlined />}
                        aria-label={`${t('shell.up')}: ${said}`}
                        onClick={() => move(index, -1)}
                      />
                      <Button
                        type="text"
                        size="small"
                        icon={<ArrowDownOutlined />}
                        aria-label={`${t('shell.down')}: ${said}`}
                        onClick={() => move(index, 1)}
                      />
                      <Button
                        type="text"
                        size="small"
                        icon={<DeleteOutlined />}
                        disabled={view.columns.length === 1}
                        aria-label={`${t('shell.delete')}: ${said}`}
                        onClick={() =>
                          edit(
                            { kind: 'remove-item', file, path: `/columns/${index}` },
                            { label: `${t('shell.delete')} ${said}` },
                          )
                        }
                      />
                    </td>
                  </tr>
                );
              })}
              <tr className="fd-new-row">
                <td colSpan={4}>
                  <Choose
                    className="fd-cell"
                    label={t('lists.addColumn')}
                    value=""
                    empty={t('lists.addColumn')}
                    choices={choices.filter((each) => !shown.has(each.value))}
                    onChange={(field) =>
                      edit(
                        {
                          kind: 'insert-item',
                          file,
                          path: '/columns',
                          index: view.columns.length,
                          value: { field },
                        },
                        { label: t('lists.addColumn') },
                      )
                    }
                  />
                </td>
              </tr>
            </tbody>
          </table>
        </section>
        <ListSorts view={view} choices={choices} onChange={(sort) => set('/sort', sort)} />
      </div>
      <div className="fd-panel-body">
        <TextFields label={t('shell.label')} value={view.label} onChange={(value) => set('/label', value)} />
        <RuleEditor
          label={t('lists.filter')}
          entity={view.entity}
          json={view.filter}
          onChange={(json) => set('/filter', json)}
        />
        <FieldTicks
          label={t('lists.quick')}
          entity={view.entity}
          fields={quick}
          chosen={view.quickFilters ?? []}
          onChange={(names) => set('/quickFilters', names.length === 0 ? undefined : names)}
        />
        <Labelled label={t('lists.form')}>
          {(id) => (
            <Choose
              id={id}
              value={view.form ?? ''}
              empty={t('lists.defaultForm')}
              choices={definition.forms
                .filter((each) => each.entity === view.entity)
                .map(({ name }) => ({ value: name, label: say(`forms.${name}.label`) }))}
              onChange={(value) => set('/form', value === '' ? undefined : value)}
            />
          )}
        </Labelled>
      </div>
    </div>
  );
}
