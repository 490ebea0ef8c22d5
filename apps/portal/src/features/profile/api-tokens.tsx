import type { ApiToken } from '@formwork/client';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../app/appearance.tsx';
import { client, queries } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { problemText } from '../../ui/problem-text.ts';

const KEY = ['tokens'];

/** Tokens for programs that act as this person. */
export function ApiTokens() {
  const { t } = useTranslation();
  const { locale } = useAppearance();
  const { timeZone } = useSession().preferences;
  const { message, modal } = App.useApp();
  const [name, setName] = useState('');
  const [secret, setSecret] = useState<string>();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => client.session.tokens({ signal }) });
  const act = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      await queries.invalidateQueries({ queryKey: KEY });
    } catch (error) {
      void message.error(problemText(error));
    }
  };
  const create = (event: FormEvent): void => {
    event.preventDefault();
    void act(async () => {
      const { token } = await client.session.createToken({ name: name.trim() });
      setSecret(token);
      setName('');
    });
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret ?? '');
    void message.success(t('profile.copied'));
  };
  const revoke = (token: ApiToken): void => {
    void modal.confirm({
      title: t('profile.revokeAsk', { name: token.name }),
      content: t('profile.revokeHint'),
      okText: t('profile.revoke'),
      okButtonProps: { danger: true },
      onOk: () =>
        act(async () => {
          await client.session.revokeToken(token.id);
          setSecret(undefined);
        }),
    });
  };
  const when = (at: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(at));
  return (
    <section className="fp-block">
      <h2>{t('profile.tokens')}</h2>
      <p className="fw-soft">{t('profile.tokensHint')}</p>
      <form className="fp-inline" onSubmit={create}>
        <Input
          aria-label={t('profile.tokenName')}
          placeholder={t('profile.tokenName')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button htmlType="submit" disabled={name.trim() === ''}>
          {t('profile.createToken')}
        </Button>
      </form>
      {secret === undefined ? null : (
        <Alert
          type="success"
          title={t('profile.tokenOnce')}
          description={<code className="fp-secret">{secret}</code>}
          action={
            <Button size="small" onClick={() => void copy()}>
              {t('profile.copy')}
            </Button>
          }
        />
      )}
      {error !== null ? (
        <p className="fw-field-error">{problemText(error)}</p>
      ) : data === undefined ? (
        <span className="fw-skeleton" />
      ) : data.items.length === 0 ? (
        <p className="fw-soft">{t('profile.noTokens')}</p>
      ) : (
        <ul className="fp-bin">
          {data.items.map((token) => (
            <li key={token.id}>
              <div className="fp-bin-text">
                <strong>{token.name}</strong>
                {token.createdAt === undefined ? null : (
                  <span className="fw-soft">{t('profile.created', { when: when(token.createdAt) })}</span>
                )}
              </div>
              <Button
                danger
                size="small"
                aria-label={t('profile.revokeOf', { name: token.name })}
                onClick={() => revoke(token)}
              >
                {t('profile.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
