import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ValidationDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { Choose } from '../../ui/choose.tsx';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { useEdit, useTools } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { RuleEditor } from './rule-editor.tsx';

/** Conditions that must hold, each with what people are told when it does not: checks of an entity, guards of a way. */
export function Assertions(props: {
  readonly title: string;
  readonly hint: string;
  readonly addText: string;
  /** Names of new ones start with it. */
  readonly stem: 'check' | 'guard';
  readonly file: string;
  /** Pointer of the list. */
  readonly path: string;
  readonly entity: string;
  readonly list: readonly ValidationDefinition[];
}) {
  const edit = useEdit();
  const set = useFileEdit(props.file);
  const { file, path, list, stem, title } = props;
  const add = (): void => {
    const name = nameFrom('', new Set(list.map((each) => each.name)), stem);
    const message =
      stem === 'check'
        ? { en: 'This is not possible.', 'zh-CN': '不符合要求。' }
        : { en: 'This is not possible yet.', 'zh-CN': '条件尚未满足。' };
    edit(
      { kind: 'insert-item', file, path, index: list.length, value: { name, assert: true, message } },
      { label: props.addText },
    );
  };
  return (
    <section className="fd-checks" aria-label={title}>
      <h3>{title}</h3>
      <p className="fd-hint">{props.hint}</p>
      {list.map((each, index) => (
        <Assertion
          key={each.name}
          {...props}
          path={`${path}/${index}`}
          assertion={each}
          number={index + 1}
          onChange={(key, value) => set(`${path}/${index}/${key}`, value, title)}
        />
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={add}>
        {props.addText}
      </Button>
    </section>
  );
}

function Assertion(props: {
  readonly title: string;
  readonly file: string;
  readonly path: string;
  readonly entity: string;
  readonly assertion: ValidationDefinition;
  readonly number: number;
  readonly onChange: (key: string, value: unknown) => void;
}) {
  const t = useText();
  const edit = useEdit();
  const { screen } = useTools();
  const { file, path, assertion, onChange } = props;
  const fields = [...(screen.findEntity(props.entity)?.fields.values() ?? [])].filter((each) => !each.isSystem);
  return (
    <div className="fd-block" role="group" aria-label={`${props.title} ${props.number}`}>
      <PlaceIssues file={file} path={path} />
      <RuleEditor
        label={t('data.checkAssert')}
        entity={props.entity}
        json={assertion.assert === true ? undefined : assertion.assert}
        onChange={(json) => onChange('assert', json ?? true)}
      />
      <TextFields
        label={t('data.checkMessage')}
        value={assertion.message}
        onChange={(value) => onChange('message', value ?? '')}
      />
      <Labelled label={t('data.checkField')}>
        {(id) => (
          <Choose
            id={id}
            value={assertion.field ?? ''}
            empty={t('data.wholeRecord')}
            choices={fields.map(({ name, label }) => ({ value: name, label }))}
            onChange={(value) => onChange('field', value === '' ? undefined : value)}
          />
        )}
      </Labelled>
      <Labelled label={t('shell.name')} hint={t('data.checkNameHint')}>
        {(id) => (
          <DraftInput
            id={id}
            className="fd-code"
            value={assertion.name}
            onCommit={(name) => onChange('name', name.trim())}
          />
        )}
      </Labelled>
      <Button
        size="small"
        icon={<DeleteOutlined />}
        aria-label={`${t('shell.delete')}: ${props.title} ${props.number}`}
        onClick={() => edit({ kind: 'remove-item', file, path }, { label: t('shell.delete') })}
      >
        {t('shell.delete')}
      </Button>
    </div>
  );
}
