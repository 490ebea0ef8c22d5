import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { FormDefinition } from '@formwork/definition';
import type { Text } from '@formwork/kernel';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { modelOfField } from '../../changes/app-parts.ts';
import { Choose } from '../../ui/choose.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { Tick } from '../../ui/tick.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { findEntity, useDesign, useEdit, useTools } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { FieldTicks } from '../lifecycle/field-ticks.tsx';
import { RuleEditor } from '../rules/rule-editor.tsx';
import { useNodeName } from './form-canvas.tsx';
import type { LayoutNode } from './layout-tree.ts';

/** The properties of what is selected on the form; of the form itself when nothing is. */
export function ItemPanel(props: {
  readonly form: FormDefinition;
  readonly node: LayoutNode | undefined;
  readonly onSelect: (item: string | undefined) => void;
}) {
  const t = useText();
  const edit = useEdit();
  const name = useNodeName(props.form);
  const { form, node } = props;
  const file = `forms/${form.name}.json`;
  const setIn = useFileEdit(file);
  const set = (path: string, value: unknown): void => {
    setIn(path, value, `${t('rail.forms')}: ${path.slice(path.lastIndexOf('/') + 1)}`);
  };
  if (node === undefined) {
    return (
      <div className="fd-panel-body">
        <h2>{t('forms.title')}</h2>
        <PlaceIssues file={file} path="" />
        <TextFields label={t('shell.label')} value={form.label} onChange={(value) => set('/label', value)} />
        <p className="fd-hint">{t('forms.nothing')}</p>
      </div>
    );
  }
  const { content, path, kind } = node;
  const own =
    (key: string) =>
    (value: unknown): void =>
      set(`${path}/${key}`, value);
  return (
    <div className="fd-panel-body">
      <h2>{name(node)}</h2>
      <PlaceIssues file={file} path={path} />
      {kind === 'text' ? (
        <TextFields
          isLong
          label={t('forms.text')}
          value={content['text'] as Text}
          onChange={(value) => own('text')(value ?? '')}
        />
      ) : kind === 'tabs' ? (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => {
            const number = node.children.length + 1;
            const label = { en: `Tab ${number}`, 'zh-CN': `选项卡 ${number}` };
            edit(
              { kind: 'insert-item', file, path: `${path}/tabs`, index: number - 1, value: { label, items: [] } },
              { label: t('forms.addTab') },
            );
          }}
        >
          {t('forms.addTab')}
        </Button>
      ) : (
        <TextFields
          label={t('shell.label')}
          value={content['label'] as Text | undefined}
          onChange={(value) => own('label')(value ?? (kind === 'tab' ? '' : undefined))}
        />
      )}
      {kind === 'section' ? <SectionFields content={content} set={own} /> : null}
      {kind === 'lines' ? <LinesFields form={form} node={node} set={own} /> : null}
      {kind === 'field' ? <FieldFields form={form} node={node} set={own} /> : null}
      {kind === 'tabs' ? null : (
        <RuleEditor
          label={t('forms.visibleWhen')}
          entity={form.entity}
          json={content['visibleWhen']}
          onChange={own('visibleWhen')}
        />
      )}
      <Button
        danger
        size="small"
        icon={<DeleteOutlined />}
        onClick={() => {
          if (edit({ kind: 'remove-item', file, path }, { label: `${t('forms.remove')} ${name(node)}` })) {
            props.onSelect(undefined);
          }
        }}
      >
        {t('forms.remove')}
      </Button>
    </div>
  );
}

type Setter = (key: string) => (value: unknown) => void;

function SectionFields({ content, set }: { readonly content: LayoutNode['content']; readonly set: Setter }) {
  const t = useText();
  return (
    <>
      <Labelled label={t('forms.columns')}>
        {(id) => (
          <Choose
            id={id}
            value={String((content['columns'] as number | undefined) ?? 2)}
            choices={['1', '2', '3', '4'].map((each) => ({ value: each, label: each }))}
            onChange={(value) => set('columns')(Number(value))}
          />
        )}
      </Labelled>
      <Tick
        isOn={content['collapsed'] === true}
        label={t('forms.collapsed')}
        onChange={(isOn) => set('collapsed')(isOn ? true : undefined)}
      />
    </>
  );
}

function FieldFields(props: { readonly form: FormDefinition; readonly node: LayoutNode; readonly set: Setter }) {
  const t = useText();
  const { screen } = useTools();
  const { form, node, set } = props;
  const { content } = node;
  const field = screen.findEntity(form.entity)?.fields.get(String(content['field']));
  const option = field?.type.kind === 'reference' ? { kind: 'record' as const, entity: field.type.entity } : undefined;
  return (
    <>
      <TextFields
        label={t('forms.help')}
        value={content['help'] as Text | undefined}
        onChange={(value) => set('help')(value)}
      />
      <Labelled label={t('forms.span')}>
        {(id) => (
          <Choose
            id={id}
            value={String((content['span'] as number | undefined) ?? 1)}
            choices={['1', '2', '3', '4'].map((each) => ({ value: each, label: each }))}
            onChange={(value) => set('span')(value === '1' ? undefined : Number(value))}
          />
        )}
      </Labelled>
      {(['requiredWhen', 'readOnlyWhen'] as const).map((key) => (
        <RuleEditor key={key} label={t(`forms.${key}`)} entity={form.entity} json={content[key]} onChange={set(key)} />
      ))}
      {option === undefined ? null : (
        <RuleEditor
          label={t('forms.optionsWhen')}
          entity={form.entity}
          json={content['optionsWhen']}
          variables={{ option }}
          onChange={set('optionsWhen')}
        />
      )}
    </>
  );
}

function LinesFields(props: { readonly form: FormDefinition; readonly node: LayoutNode; readonly set: Setter }) {
  const t = useText();
  const { definition } = useDesign();
  const { form, node, set } = props;
  const field = findEntity(definition, form.entity)?.fields.find((each) => each.name === node.content['field']);
  const child = findEntity(definition, (field?.['entity'] as string | undefined) ?? '');
  const columns = (node.content['columns'] ?? []) as readonly { field: string }[];
  const scalars = child?.fields.filter((each) => modelOfField(each)?.isScalar !== false).map((each) => each.name) ?? [];
  return (
    <>
      <FieldTicks
        label={t('lists.columns')}
        entity={child?.name ?? ''}
        fields={scalars}
        chosen={columns.map((each) => each.field)}
        onChange={(names) => {
          if (names.length === 0) return;
          set('columns')(names.map((each) => columns.find((column) => column.field === each) ?? { field: each }));
        }}
      />
      <FieldTicks
        label={t('forms.totals')}
        entity={child?.name ?? ''}
        fields={columns.map((each) => each.field)}
        chosen={(node.content['totals'] ?? []) as readonly string[]}
        onChange={(names) => set('totals')(names.length === 0 ? undefined : names)}
      />
    </>
  );
}
