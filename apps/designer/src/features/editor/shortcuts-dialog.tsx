import { Modal } from 'antd';
import { type TextKey, useText } from '../../app/text.ts';

const shortcuts: readonly (readonly [keys: string, text: TextKey])[] = [
  ['Ctrl/⌘ Z', 'shell.undo'],
  ['Ctrl/⌘ ⇧ Z', 'shell.redo'],
  ['Ctrl/⌘ K', 'keys.palette'],
  ['Alt 1 … Alt 0, Alt -', 'keys.tabs'],
  ['Alt ↑ / Alt ↓', 'keys.move'],
  ['Ctrl/⌘ D', 'keys.duplicate'],
  ['Space, ↑ ↓, Space', 'keys.drag'],
  ['Ctrl/⌘ V', 'keys.paste'],
  ['?', 'keys.help'],
];

/** What the keyboard can do. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <Modal open footer={null} title={t('shell.shortcuts')} onCancel={onClose}>
      <dl className="fd-keys">
        {shortcuts.map(([keys, text]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
