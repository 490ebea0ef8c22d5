import type { Preferences } from '@formwork/client';
import { App, Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { languages, spokenLocale } from '../../app/i18n.ts';
import { keepSession, leave, useSession } from '../../app/session.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { ApiTokens } from './api-tokens.tsx';
import { PasswordForm } from './password-form.tsx';

/** Who one is, and how one likes the screens. */
export function ProfilePage() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const { user, roles } = useSession();
  const signOut = async (): Promise<void> => {
    try {
      await client.session.signOutEverywhere();
      leave();
    } catch (error) {
      void message.error(problemText(error));
    }
  };
  const ask = (): void => {
    void modal.confirm({
      title: t('profile.signOutEverywhereAsk'),
      content: t('profile.sessionsHint'),
      okText: t('profile.signOutEverywhere'),
      okButtonProps: { danger: true },
      onOk: signOut,
    });
  };
  return (
    <main className="fp-narrow">
      <h1>{t('profile.title')}</h1>
      <section className="fp-block">
        <h2>{t('profile.account')}</h2>
        <dl className="fp-facts">
          <dt>{t('welcome.name')}</dt>
          <dd>{user.name}</dd>
          <dt>{t('signIn.login')}</dt>
          <dd>{user.login}</dd>
          <dt>{t('profile.email')}</dt>
          <dd>{user.email ?? '–'}</dd>
          <dt>{t('profile.department')}</dt>
          <dd>{user.department?.name ?? '–'}</dd>
          <dt>{t('profile.roles')}</dt>
          <dd>{roles.length === 0 ? t('profile.noRoles') : roles.join(', ')}</dd>
        </dl>
      </section>
      <PreferencesBlock />
      <PasswordForm />
      <section className="fp-block">
        <h2>{t('profile.sessions')}</h2>
        <p className="fw-soft">{t('profile.sessionsHint')}</p>
        <Button danger onClick={ask}>
          {t('profile.signOutEverywhere')}
        </Button>
      </section>
      <ApiTokens />
    </main>
  );
}

function PreferencesBlock() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { preferences } = useSession();
  const set = async (part: Partial<Preferences>): Promise<void> => {
    try {
      keepSession(await client.session.setPreferences(part));
    } catch (error) {
      void message.error(problemText(error));
    }
  };
  return (
    <section className="fp-block">
      <h2>{t('profile.preferences')}</h2>
      <div className="fp-dialog-fields">
        <span id="profile-language">{t('profile.language')}</span>
        <Segmented
          aria-labelledby="profile-language"
          value={spokenLocale(preferences.locale)}
          options={languages.map((one) => ({ value: one.locale, label: one.name }))}
          onChange={(locale) => void set({ locale })}
        />
        <span id="profile-theme">{t('profile.theme')}</span>
        <Segmented
          aria-labelledby="profile-theme"
          value={preferences.theme}
          options={[
            { value: 'system' as const, label: t('profile.themeSystem') },
            { value: 'light' as const, label: t('profile.themeLight') },
            { value: 'dark' as const, label: t('profile.themeDark') },
          ]}
          onChange={(theme) => void set({ theme })}
        />
        <label htmlFor="profile-zone">{t('profile.timeZone')}</label>
        <Select
          id="profile-zone"
          showSearch
          value={preferences.timeZone}
          options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
          onChange={(timeZone) => void set({ timeZone })}
        />
      </div>
    </section>
  );
}
