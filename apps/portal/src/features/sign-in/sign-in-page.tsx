import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { client } from '../../app/client.ts';
import { enter } from '../../app/session.tsx';
import { problemAdvice } from '../../ui/problem-text.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { FrontPage } from './front-page.tsx';
import { useDemoAccounts } from './use-demo-accounts.ts';

/** Where a person says who they are. Demo accounts sign in by one press. */
export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const demo = useDemoAccounts();
  const signIn = async (who: string, secret: string): Promise<void> => {
    if (who === '' || secret === '') {
      setProblem(t('signIn.needBoth'));
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      enter(await client.session.signIn(who, secret));
      const to = localPath(search.get('to'));
      // The designer is a page of its own, which this router does not know.
      if (to === '/designer' || to.startsWith('/designer/')) window.location.replace(to);
      else await navigate(to, { replace: true });
    } catch (error) {
      setProblem(problemAdvice(error));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void signIn(login, password);
  };
  return (
    <FrontPage title={t('signIn.title')} lead={t('signIn.lead')}>
      <form className="fp-front-form" onSubmit={submit} noValidate>
        <label htmlFor="login">{t('signIn.login')}</label>
        <Input
          id="login"
          size="large"
          autoComplete="username"
          value={login}
          aria-invalid={problem !== undefined}
          onChange={(event) => setLogin(event.target.value)}
        />
        <label htmlFor="password">{t('signIn.password')}</label>
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          value={password}
          aria-invalid={problem !== undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className="fw-field-error" role="alert">
          {problem}
        </div>
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
          {t('signIn.submit')}
        </Button>
      </form>
      {demo.length === 0 ? null : (
        <DemoAccounts
          accounts={demo}
          isDisabled={isBusy}
          onChoose={(account) => void signIn(account.login, account.password)}
        />
      )}
    </FrontPage>
  );
}

/** Only a path of this site: an address from a link must not lead elsewhere. */
function localPath(to: string | null): string {
  return to !== null && to.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/';
}
