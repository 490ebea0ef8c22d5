import { AppstoreOutlined, MenuOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { client } from '../../app/client.ts';
import { leave, useSession } from '../../app/session.tsx';

/** The bar on top of every page: where one is, and who one is. */
export function TopBar(props: { readonly title?: ReactNode; onMenu?: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user, rights } = useSession();
  const signOut = async (): Promise<void> => {
    await client.session.signOut().catch(() => undefined);
    leave();
  };
  return (
    <header className="fp-bar">
      <a className="fp-skip" href="#content">
        {t('app.skip')}
      </a>
      {props.onMenu === undefined ? null : (
        <Button
          className="fp-phone-only"
          type="text"
          icon={<MenuOutlined />}
          aria-label={t('app.menu')}
          onClick={props.onMenu}
        />
      )}
      <Link to="/" className="fp-bar-home" aria-label={t('app.home')} title={t('app.home')}>
        {props.title === undefined ? <img src="/formwork.svg" alt="" width={24} height={24} /> : <AppstoreOutlined />}
      </Link>
      <div className="fp-bar-title">{props.title ?? t('app.name')}</div>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'who', label: <strong>{user.name}</strong>, disabled: true },
            { type: 'divider' },
            { key: 'profile', label: t('app.profile'), onClick: () => void navigate('/profile') },
            ...(rights.design
              ? [{ key: 'design', label: t('app.designer'), onClick: () => window.location.assign('/designer/') }]
              : []),
            { type: 'divider' },
            { key: 'out', label: t('app.signOut'), onClick: () => void signOut() },
          ],
        }}
      >
        <button type="button" className="fp-account" aria-haspopup="menu" title={t('app.account', { name: user.name })}>
          <span className="fp-avatar" aria-hidden="true">
            {user.name.slice(0, 1).toUpperCase()}
          </span>
          <span className="fp-account-name">{user.name}</span>
        </button>
      </Dropdown>
    </header>
  );
}
