import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useApp } from '../../app/app-context.tsx';
import { menuEntries } from './menu-entries.ts';

/** An app opens on the first entry of its menu. */
export function AppStart() {
  const { t } = useTranslation();
  const { screen } = useApp();
  const first = menuEntries(screen)[0]?.entries[0];
  if (first !== undefined) return <Navigate to={first.to} replace />;
  return <p className="fp-notice">{t('app.noMenu')}</p>;
}
