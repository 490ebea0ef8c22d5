import { describeChange, diffDefinitions } from '@formwork/definition';
import { App, Button } from 'antd';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { takeLiveChanges } from '../../changes/take-live-changes.ts';
import { useDesign, useEdit, useTools } from './design-context.tsx';
import type { MovedBase } from './design-store.ts';

/** Somebody published while this draft was worked on: what they changed, and the way to take it in. */
export function MovedNote({ moved }: { readonly moved: MovedBase }) {
  const t = useText();
  const edit = useEdit();
  const { message } = App.useApp();
  const { store } = useTools();
  const { locale } = useAppearance();
  const { definition } = useDesign();
  const changes = diffDefinitions(moved.base, moved.live);
  const take = (): void => {
    const { edit: wanted, conflicts } = takeLiveChanges(moved.base, moved.live, definition);
    if (wanted !== undefined && !edit(wanted, { label: t('moved.take') })) return;
    store.settleMoved();
    if (conflicts.length > 0) void message.warning(t('moved.conflicts', { files: conflicts.join(', ') }), 10);
  };
  return (
    <section className="fd-moved" role="alert">
      <p>
        <strong>{t('moved.title', { revision: moved.revision })}</strong> {t('moved.text')}
      </p>
      <details>
        <summary>
          {t('publish.changes')} ({changes.length})
        </summary>
        <ul>
          {changes.slice(0, 40).map((change) => (
            <li key={`${change.kind} ${change.file} ${change.path}`}>{describeChange(change, locale)}</li>
          ))}
        </ul>
      </details>
      <div className="fd-inline">
        <Button size="small" type="primary" onClick={take}>
          {t('moved.take')}
        </Button>
        <Button size="small" onClick={store.settleMoved}>
          {t('moved.keep')}
        </Button>
      </div>
    </section>
  );
}
