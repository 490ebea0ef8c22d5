import { Modal } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { useDesign, useLabel, useTools } from './design-context.tsx';
import { parts } from './place-of.ts';

interface Command {
  readonly text: string;
  run(): void;
}

/** Finds anything by a few letters and does it. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const listId = useId();
  const commands = useCommands();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const words = query.toLowerCase().split(/\s+/);
  const found = commands.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word))).slice(0, 12);
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  return (
    <Modal open footer={null} closable={false} onCancel={onClose} title={t('shell.commands')}>
      <input
        className="fd-input"
        ref={focusOnMount}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found[active] === undefined ? undefined : `${listId}-${active}`}
        aria-label={t('commands.find')}
        placeholder={t('commands.find')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setActive((before) => Math.min(before + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setActive((before) => Math.max(before - 1, 0));
          else if (event.key === 'Enter') run(found[active]);
          else return;
          event.preventDefault();
        }}
      />
      <div className="fd-commands" role="listbox" id={listId} aria-label={t('shell.commands')}>
        {found.map((command, index) => (
          <button
            type="button"
            key={command.text}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="fd-command"
            onClick={() => run(command)}
          >
            {command.text}
          </button>
        ))}
      </div>
      {found.length === 0 ? <p className="fd-empty">{t('commands.none')}</p> : null}
    </Modal>
  );
}

function useCommands(): Command[] {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const { store } = useTools();
  const { app, definition } = useDesign();
  const { locale, mode, setLocale, setTheme } = useAppearance();
  const go = (to: string) => (): void => void navigate(`/apps/${app}/${to}`);
  return [
    ...parts.map((part) => ({ text: t('commands.go', { place: t(`rail.${part}`) }), run: go(part) })),
    { text: t('shell.undo'), run: store.undo },
    { text: t('shell.redo'), run: store.redo },
    ...definition.entities.map(({ name }) => ({
      text: t('commands.entity', { name: label(`entities.${name}.label`) }),
      run: go(`data?entity=${name}`),
    })),
    ...definition.forms.map(({ name }) => ({
      text: t('commands.form', { name: label(`forms.${name}.label`) }),
      run: go(`forms?form=${name}`),
    })),
    ...definition.views.map(({ name }) => ({
      text: t('commands.list', { name: label(`views.${name}.label`) }),
      run: go(`lists?list=${name}`),
    })),
    ...definition.roles.map(({ name }) => ({
      text: t('commands.role', { name: label(`roles.${name}.label`) }),
      run: go(`roles?role=${name}`),
    })),
    { text: t('start.title'), run: () => void navigate('/') },
    { text: t('shell.theme'), run: () => setTheme(mode === 'dark' ? 'light' : 'dark') },
    { text: t('shell.language'), run: () => setLocale(locale === 'en' ? 'zh-CN' : 'en') },
  ];
}
