import { App } from 'antd';
import { useTranslation } from 'react-i18next';

/** Asks before what was entered is thrown away by a button of the form itself. */
export function useDiscardQuestion(): (isDirty: boolean, discard: () => void) => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  return (isDirty, discard) => {
    if (!isDirty) return discard();
    void modal.confirm({
      title: t('leave.title'),
      content: t('leave.text'),
      okText: t('leave.leave'),
      okButtonProps: { danger: true },
      cancelText: t('leave.stay'),
      onOk: discard,
    });
  };
}
