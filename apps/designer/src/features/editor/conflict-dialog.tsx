import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { useTools } from './design-context.tsx';

/** Two people saved one draft: whose is kept? Nothing is lost either way, because taking theirs can be undone. */
export function ConflictDialog() {
  const t = useText();
  const { store } = useTools();
  const [isBusy, setBusy] = useState(false);
  const settle = (keep: 'mine' | 'theirs'): void => {
    setBusy(true);
    void store.settleConflict(keep).finally(() => setBusy(false));
  };
  return (
    <Modal
      open
      closable={false}
      title={t('conflict.title')}
      footer={[
        <Button key="theirs" disabled={isBusy} onClick={() => settle('theirs')}>
          {t('conflict.theirs')}
        </Button>,
        <Button key="mine" type="primary" disabled={isBusy} onClick={() => settle('mine')}>
          {t('conflict.mine')}
        </Button>,
      ]}
    >
      {t('conflict.text')}
    </Modal>
  );
}
