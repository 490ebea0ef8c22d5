import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isReachable } from '../../app/reachable.ts';

/** Says on every page that the server cannot be reached, for as long as that is so. */
export function OfflineNotice() {
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(
    (onChange) => onlineManager.subscribe(onChange),
    () => onlineManager.isOnline(),
  );
  const isAnswered = useSyncExternalStore(isReachable.subscribe, isReachable.get);
  return (
    <div role="status">{isOnline && isAnswered ? null : <p className="fp-offline">{t('status.offlineNotice')}</p>}</div>
  );
}
