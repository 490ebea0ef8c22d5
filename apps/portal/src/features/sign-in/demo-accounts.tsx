import type { DemoAccount } from '@formwork/client';
import { useTranslation } from 'react-i18next';

/** People to try the apps as; only where demo data is on. */
export function DemoAccounts(props: {
  readonly accounts: readonly DemoAccount[];
  readonly isDisabled: boolean;
  readonly onChoose: (account: DemoAccount) => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="fp-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demo')}</h2>
      <p>{t('signIn.demoHint')}</p>
      <ul>
        {props.accounts.map((account) => (
          <li key={account.login}>
            <button type="button" disabled={props.isDisabled} onClick={() => props.onChoose(account)}>
              <span className="fp-avatar" aria-hidden="true">
                {account.name.slice(0, 1).toUpperCase()}
              </span>
              <span className="fp-demo-name">{account.name}</span>
              <span className="fp-demo-role">{account.role}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
