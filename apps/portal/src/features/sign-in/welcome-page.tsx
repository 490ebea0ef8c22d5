import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { client } from '../../app/client.ts';
import { enter } from '../../app/session.tsx';
import { problemAdvice } from '../../ui/problem-text.ts';
import { FrontPage } from './front-page.tsx';

/** Where the first administrator makes their account, by the link that the server printed. */
export function WelcomePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const [values, setValues] = useState({ name: '', login: '', password: '' });
  const [problem, setProblem] = useState(token === '' ? t('welcome.noToken') : '');
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      enter(await client.session.signInOnce({ token, ...values }));
      await navigate('/', { replace: true });
    } catch (error) {
      setProblem(problemAdvice(error));
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  const entry = (key: keyof typeof values, label: string, autoComplete: string, type = 'text') => (
    <>
      <label htmlFor={key}>{label}</label>
      <Input
        id={key}
        size="large"
        type={type}
        required
        autoComplete={autoComplete}
        value={values[key]}
        onChange={(event) => setValues({ ...values, [key]: event.target.value })}
      />
    </>
  );
  return (
    <FrontPage title={t('welcome.title')} lead={t('welcome.lead')}>
      <form className="fp-front-form" onSubmit={onSubmit}>
        {entry('name', t('welcome.name'), 'name')}
        {entry('login', t('signIn.login'), 'username')}
        {entry('password', t('welcome.password'), 'new-password', 'password')}
        <div className="fw-field-error" role="alert">
          {problem}
        </div>
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy} disabled={token === ''}>
          {t('welcome.submit')}
        </Button>
      </form>
    </FrontPage>
  );
}
