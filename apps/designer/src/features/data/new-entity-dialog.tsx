import { Modal } from 'antd';
import { useState } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { newEntityEdit } from '../../changes/new-entity.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useEdit } from '../editor/design-context.tsx';

/** Asks for the label of a new entity; the rest has good answers already. */
export function NewEntityDialog(props: { readonly onClose: () => void; readonly onMade: (name: string) => void }) {
  const t = useText();
  const { locale } = useAppearance();
  const { definition } = useDesign();
  const edit = useEdit();
  const [label, setLabel] = useState('');
  const [typedName, setTypedName] = useState<string>();
  const [hasScreens, setScreens] = useState(true);
  const taken = new Set(definition.entities.map((each) => each.name));
  const name = typedName ?? (label.trim() === '' ? '' : nameFrom(label, taken, 'entity'));
  const isSound = /^[a-z][a-z0-9_]{0,47}$/.test(name) && !taken.has(name);
  const create = (): void => {
    if (!isSound || label.trim() === '') return;
    const made = newEntityEdit(definition, { label: label.trim(), locale, hasScreens, name });
    if (!edit(made.edit, { label: `${t('data.newEntity')} ${name}` })) return;
    props.onClose();
    props.onMade(made.name);
  };
  return (
    <Modal
      open
      title={t('data.newEntity')}
      okText={t('shell.create')}
      cancelText={t('shell.cancel')}
      okButtonProps={{ disabled: !isSound }}
      onOk={create}
      onCancel={props.onClose}
    >
      <form
        className="fd-form"
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <Labelled label={t('shell.label')}>
          {(id) => (
            <input
              id={id}
              className="fd-input"
              ref={focusOnMount}
              placeholder={t('data.entityExample')}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('shell.name')} hint={t('shell.nameHint')}>
          {(id) => (
            <input
              id={id}
              className="fd-input fd-code"
              spellCheck={false}
              value={name}
              onChange={(event) => setTypedName(event.target.value)}
            />
          )}
        </Labelled>
        <Tick isOn={hasScreens} label={t('data.withScreens')} onChange={setScreens} />
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </form>
    </Modal>
  );
}
