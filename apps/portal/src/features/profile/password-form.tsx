import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { problemText } from '../../ui/problem-text.ts';

/** Changes one's password. */
export function PasswordForm() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState('');
  const change = async (): Promise<void> => {
    try {
      await client.session.changePassword(current, next);
      setCurrent('');
      setNext('');
      setProblem('');
      void message.success(t('profile.passwordChanged'));
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void change();
  };
  return (
    <section className="fp-block">
      <h2>{t('profile.password')}</h2>
      <form className="fp-dialog-fields" onSubmit={submit}>
        <label htmlFor="current-password">{t('profile.currentPassword')}</label>
        <Input.Password
          id="current-password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <label htmlFor="new-password">{t('profile.newPassword')}</label>
        <Input.Password
          id="new-password"
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <div className="fw-field-error" role="alert">
          {problem}
        </div>
        <Button htmlType="submit" disabled={current === '' || next === ''}>
          {t('profile.changePassword')}
        </Button>
      </form>
    </section>
  );
}
