import { DeleteOutlined } from '@ant-design/icons';
import type { DatasetDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { modelOfField } from '../../changes/app-parts.ts';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Tick } from '../../ui/tick.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { findEntity, useDesign, useEdit, useLabel } from '../editor/design-context.tsx';
import { useRename } from '../editor/use-rename.ts';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { FieldTicks } from '../lifecycle/field-ticks.tsx';
import { DatasetGrid } from './dataset-grid.tsx';

/** One dataset: whose records they are, what identifies one, and the records as a grid. */
export function DatasetEditor(props: {
  readonly dataset: DatasetDefinition;
  readonly onOpen: (name: string | undefined) => void;
}) {
  const t = useText();
  const say = useLabel();
  const edit = useEdit();
  const renameTo = useRename();
  const { definition } = useDesign();
  const { dataset } = props;
  const file = `datasets/${dataset.name}.json`;
  const set = useFileEdit(file);
  const entity = findEntity(definition, dataset.entity);
  const rename = (to: string): void => {
    const target = { kind: 'dataset', app: definition.app.name, name: dataset.name } as const;
    if (renameTo(target, to)) props.onOpen(to);
  };
  const remove = (): void => {
    if (edit({ kind: 'remove-object', file }, { label: t('dataset.remove') })) props.onOpen(undefined);
  };
  const keys = (entity?.fields ?? [])
    .filter((each) => modelOfField(each)?.isScalar !== false && modelOfField(each)?.isComputed !== true)
    .map((each) => each.name);
  return (
    <>
      <header className="fd-work-head">
        <h2>
          {dataset.name} · {say(`entities.${dataset.entity}.label`)}
        </h2>
        <div className="fd-spacer" />
        <Button size="small" icon={<DeleteOutlined />} onClick={remove}>
          {t('dataset.remove')}
        </Button>
      </header>
      <PlaceIssues file={file} path="" />
      <div className="fd-columns fd-details">
        <Labelled label={t('shell.name')}>
          {(id) => <DraftInput id={id} className="fd-code" value={dataset.name} onCommit={rename} />}
        </Labelled>
        <Tick
          isOn={dataset.demo === true}
          label={t('dataset.demo')}
          onChange={(isOn) => set('/demo', isOn ? true : undefined, t('dataset.demo'))}
        />
      </div>
      <FieldTicks
        label={t('dataset.key')}
        hint={t('dataset.keyHint')}
        entity={dataset.entity}
        fields={keys}
        chosen={dataset.key}
        onChange={(names) => names.length > 0 && set('/key', names, t('dataset.key'))}
      />
      <DatasetGrid dataset={dataset} />
    </>
  );
}
