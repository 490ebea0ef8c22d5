import { AppIcon, appIconNames } from '@formwork/renderer';
import { Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { client, queries } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { type AppWish, newApp } from '../../changes/new-app.ts';
import { Choose } from '../../ui/choose.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { problemText } from '../../ui/problem-text.ts';

const colours = ['blue', 'cyan', 'green', 'gold', 'orange', 'red', 'purple', 'grey'] as const;
const templates = ['blank', 'requests', 'contacts'] as const;
const isName = (name: string): boolean => /^[a-z][a-z0-9_]{0,47}$/.test(name);

/** Asks for the little that a new app needs, makes its draft and opens it. */
export function NewAppDialog(props: { readonly taken: ReadonlySet<string>; readonly onClose: () => void }) {
  const t = useText();
  const { locale } = useAppearance();
  const navigate = useNavigate();
  const [label, setLabel] = useState('');
  const [typedName, setTypedName] = useState<string>();
  const [icon, setIcon] = useState('appstore');
  const [colour, setColour] = useState<string>('blue');
  const [template, setTemplate] = useState<AppWish['template']>('blank');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const name = typedName ?? (label.trim() === '' ? '' : nameFrom(label, props.taken, 'app'));
  const fault =
    label.trim() === ''
      ? t('start.labelMissing')
      : !isName(name)
        ? t('start.nameForm')
        : props.taken.has(name)
          ? t('start.nameTaken')
          : undefined;
  const create = async (): Promise<void> => {
    if (fault !== undefined) {
      setProblem(fault);
      return;
    }
    setBusy(true);
    try {
      const definition = newApp({ name, label: label.trim(), locale, icon, colour, template });
      await client.definitions.saveDraft(name, { definition });
      await queries.invalidateQueries({ queryKey: ['definitions'] });
      await navigate(`/apps/${name}/data`);
    } catch (error) {
      setProblem(problemText(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('start.new')}
      okText={t('shell.create')}
      cancelText={t('shell.cancel')}
      confirmLoading={isBusy}
      onOk={() => void create()}
      onCancel={props.onClose}
    >
      <form
        className="fd-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Labelled label={t('shell.label')}>
          {(id) => (
            <input
              id={id}
              className="fd-input"
              ref={focusOnMount}
              value={label}
              onChange={(event) => {
                setLabel(event.target.value);
                setProblem(undefined);
              }}
            />
          )}
        </Labelled>
        <Labelled label={t('shell.name')} hint={t('shell.nameHint')}>
          {(id) => (
            <input
              id={id}
              className="fd-input fd-code"
              value={name}
              spellCheck={false}
              onChange={(event) => setTypedName(event.target.value)}
            />
          )}
        </Labelled>
        <div className="fd-columns">
          <Labelled label={t('start.icon')}>
            {(id) => (
              <span className="fd-with-mark">
                <span className="fd-mark" data-colour={colour} aria-hidden>
                  <AppIcon name={icon} />
                </span>
                <Choose
                  id={id}
                  value={icon}
                  choices={appIconNames.map((each) => ({ value: each, label: each }))}
                  onChange={setIcon}
                />
              </span>
            )}
          </Labelled>
          <Labelled label={t('start.colour')}>
            {(id) => (
              <Choose
                id={id}
                value={colour}
                choices={colours.map((each) => ({ value: each, label: t(`colour.${each}`) }))}
                onChange={setColour}
              />
            )}
          </Labelled>
        </div>
        <fieldset className="fd-radios">
          <legend>{t('start.from')}</legend>
          {templates.map((each) => (
            <label key={each} className="fd-radio" htmlFor={`template-${each}`}>
              <input
                type="radio"
                id={`template-${each}`}
                aria-label={t(`start.${each}`)}
                name="template"
                checked={template === each}
                onChange={() => setTemplate(each)}
              />
              <span>
                <strong>{t(`start.${each}`)}</strong>
                <small>{t(`start.${each}Hint`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {problem === undefined ? null : (
          <p className="fd-problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </form>
    </Modal>
  );
}
