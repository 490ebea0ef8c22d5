import { Button, Input, Modal } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { enter, leave, useSession } from '../../app/session.tsx';
import { problemAdvice } from '../../ui/problem-text.ts';
import { useDemoAccounts } from './use-demo-accounts.ts';

/** Asks the person whose session ended for their password, over the page as they left it. */
export function SignInDialog() {
  const { t } = useTranslation();
  const { user } = useSession();
  const demo = useDemoAccounts();
  const [typed, setTyped] = useState<string>();
  // Nobody knows the password of a demo account, which is signed in to by a press.
  const password = typed ?? demo.find((account) => account.login === user.login)?.password ?? '';
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const signIn = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      enter(await client.session.signIn(user.login, password));
    } catch (error) {
      setProblem(problemAdvice(error));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void signIn();
  };
  return (
    <Modal
      open
      width={420}
      title={t('again.title')}
      closable={false}
      afterOpenChange={(isOpen) => (isOpen ? document.getElementById('password-again')?.focus() : undefined)}
      keyboard={false}
      mask={{ closable: false }}
      classNames={{ mask: 'fp-veil' }}
      // Above whatever dialog was open when the session ended.
      zIndex={2000}
      footer={
        <>
          <Button onClick={leave}>{t('again.leave')}</Button>
          <Button type="primary" htmlType="submit" form="sign-in-again" loading={isBusy} disabled={password === ''}>
            {t('signIn.submit')}
          </Button>
        </>
      }
    >
      <p>{t('again.text', { name: user.name })}</p>
      <form id="sign-in-again" className="fp-dialog-fields" onSubmit={submit}>
        <input type="hidden" autoComplete="username" value={user.login} readOnly />
        <label htmlFor="password-again">{t('signIn.password')}</label>
        <Input.Password
          id="password-again"
          autoComplete="current-password"
          value={password}
          aria-invalid={problem !== undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="fw-field-error" role="alert">
          {problem}
        </div>
      </form>
    </Modal>
  );
}
