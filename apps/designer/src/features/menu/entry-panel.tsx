import { DeleteOutlined } from '@ant-design/icons';
import { AppIcon, appIconNames } from '@formwork/renderer';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { useEdit } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { MENU_FILE, type MenuEntry, entryFor, targetOfEntry } from './menu-entry.ts';
import { useMenuWords } from './use-menu-words.ts';

/** The properties of one entry of the menu: what it opens, its words, its icon. */
export function EntryPanel(props: {
  readonly path: string;
  readonly entry: MenuEntry;
  readonly onRemoved: () => void;
}) {
  const t = useText();
  const edit = useEdit();
  const set = useFileEdit(MENU_FILE);
  const words = useMenuWords();
  const { path, entry } = props;
  const said = words.entry(entry);
  const remove = (): void => {
    if (edit({ kind: 'remove-item', file: MENU_FILE, path }, { label: `${t('menu.remove')} ${said}` }))
      props.onRemoved();
  };
  return (
    <div className="fd-panel-body">
      <h2>{said}</h2>
      <PlaceIssues file={MENU_FILE} path={path} />
      {entry.kind === 'group' ? null : (
        <Labelled label={t('menu.opens')}>
          {(id) => (
            <Choose
              id={id}
              value={targetOfEntry(entry)}
              choices={words.targets}
              onChange={(target) => {
                const { label, icon } = entry;
                const next = {
                  ...entryFor(target),
                  ...(label === undefined ? {} : { label }),
                  ...(icon === undefined ? {} : { icon }),
                };
                set(path, next, t('menu.opens'));
              }}
            />
          )}
        </Labelled>
      )}
      <TextFields
        label={t('shell.label')}
        {...(entry.kind === 'group' ? {} : { hint: t('menu.labelHint') })}
        value={entry.label}
        onChange={(value) => set(`${path}/label`, value ?? (entry.kind === 'group' ? '' : undefined), said)}
      />
      <Labelled label={t('start.icon')}>
        {(id) => (
          <span className="fd-with-mark">
            <AppIcon name={entry.icon} fallback={entry.kind === 'form' ? 'form' : 'list'} />
            <Choose
              id={id}
              value={entry.icon ?? ''}
              empty="—"
              choices={appIconNames.map((each) => ({ value: each, label: each }))}
              onChange={(icon) => set(`${path}/icon`, icon === '' ? undefined : icon, t('start.icon'))}
            />
          </span>
        )}
      </Labelled>
      <Button danger size="small" icon={<DeleteOutlined />} onClick={remove}>
        {t('menu.remove')}
      </Button>
    </div>
  );
}
