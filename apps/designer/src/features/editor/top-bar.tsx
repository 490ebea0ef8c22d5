import './top-bar.css';
import { AppstoreOutlined, BulbOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { Preferences } from '@formwork/client';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { client } from '../../app/client.ts';
import { useText } from '../../app/text.ts';

/** The bar above everything: where one is, what can be done everywhere, language and theme. */
export function TopBar(props: { readonly title: ReactNode; readonly children?: ReactNode }) {
  const t = useText();
  const { locale, mode, setLocale, setTheme } = useAppearance();
  const speak = (next: string): void => {
    setLocale(next);
    keep({ locale: next });
  };
  const paint = (theme: 'light' | 'dark'): void => {
    setTheme(theme);
    keep({ theme });
  };
  return (
    <header className="fd-bar">
      <a className="fd-skip" href="#main">
        {t('shell.skip')}
      </a>
      <Link className="fd-bar-home" to="/" aria-label={t('start.title')}>
        <AppstoreOutlined aria-hidden />
      </Link>
      <div className="fd-bar-title">{props.title}</div>
      {props.children}
      <Button type="text" size="small" onClick={() => speak(locale === 'en' ? 'zh-CN' : 'en')}>
        {t('shell.language')}
      </Button>
      <Tooltip title={t('shell.theme')}>
        <Button
          type="text"
          icon={<BulbOutlined />}
          aria-label={t('shell.theme')}
          onClick={() => paint(mode === 'dark' ? 'light' : 'dark')}
        />
      </Tooltip>
      <a className="fd-bar-link" href="/">
        {t('shell.portal')}
      </a>
    </header>
  );
}

/** For the next visit, in the portal as well; what is on the screen has changed already. */
function keep(preferences: Partial<Preferences>): void {
  void client.session.setPreferences(preferences).catch(() => undefined);
}
