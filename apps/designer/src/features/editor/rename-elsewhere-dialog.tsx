import { fieldModels } from '@formwork/catalog/models';
import { targetName, whereUsed } from '@formwork/definition';
import { App, Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { client, queries } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { UsedList } from '../data/used-list.tsx';
import { useTools } from './design-context.tsx';
import { renameInApp } from './rename-elsewhere.ts';
import type { RenameToFollow } from './rename-to-follow.ts';

/** Other apps use the old name: shows where, and writes the new one into their drafts when asked to. */
export function RenameElsewhereDialog({ offer }: { readonly offer: RenameToFollow }) {
  const t = useText();
  const { message } = App.useApp();
  const { store, others } = useTools();
  const [isBusy, setBusy] = useState(false);
  const { before, target, to, apps } = offer;
  const close = (): void => store.offerElsewhere(undefined);
  const uses = useMemo(
    () => whereUsed([before, ...others], fieldModels, target).filter((each) => apps.includes(each.app)),
    [before, others, target, apps],
  );
  const rename = async (): Promise<void> => {
    setBusy(true);
    try {
      for (const app of apps) await renameInApp(client, app, offer);
      await queries.invalidateQueries({ queryKey: ['definitions'] });
      void message.success(t('elsewhere.done', { apps: apps.join(', ') }));
      close();
    } catch (error) {
      void message.error(problemText(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('elsewhere.title', { from: targetName(target), to })}
      onCancel={close}
      footer={[
        <Button key="no" disabled={isBusy} onClick={close}>
          {t('elsewhere.no')}
        </Button>,
        <Button key="yes" type="primary" loading={isBusy} onClick={() => void rename()}>
          {t('elsewhere.yes')}
        </Button>,
      ]}
    >
      <p>{t('elsewhere.text', { apps: apps.join(', ') })}</p>
      <UsedList uses={uses} />
      <p className="fd-hint">{t('elsewhere.hint')}</p>
    </Modal>
  );
}
