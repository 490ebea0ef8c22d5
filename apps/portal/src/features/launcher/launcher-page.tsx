import { SearchOutlined } from '@ant-design/icons';
import type { AppCard } from '@formwork/client';
import { readText } from '@formwork/kernel';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { client } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { AppIcon } from '@formwork/renderer';
import { ProblemPage } from '../status/status-pages.tsx';

/** The apps that this person may use. */
export function LauncherPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { locale } = useAppearance();
  const [search, setSearch] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['apps'],
    queryFn: ({ signal }) => client.apps.list({ signal }),
  });
  if (error !== null) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  const wanted = search.trim().toLowerCase();
  const shown = (data?.items ?? []).filter((app) =>
    `${readText(app.label, locale)} ${readText(app.description, locale)} ${app.name}`.toLowerCase().includes(wanted),
  );
  return (
    <main className="fp-launcher">
      <header className="fp-launcher-head">
        <div>
          <h1>{t('launcher.title')}</h1>
          <p className="fw-soft">{t('launcher.greeting', { name: user.name })}</p>
        </div>
        <Input
          className="fp-launcher-search"
          allowClear
          prefix={<SearchOutlined />}
          placeholder={t('launcher.search')}
          aria-label={t('launcher.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </header>
      {data === undefined ? (
        <div className="fp-cards" aria-busy="true">
          {[0, 1, 2].map((index) => (
            <div key={index} className="fp-card">
              <span className="fw-skeleton" />
            </div>
          ))}
        </div>
      ) : shown.length === 0 ? (
        <p className="fp-notice">{t(data.items.length === 0 ? 'launcher.none' : 'launcher.noMatch')}</p>
      ) : (
        <ul className="fp-cards">
          {shown.map((app) => (
            <li key={app.name}>
              <LauncherCard app={app} locale={locale} />
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}

function LauncherCard({ app, locale }: { readonly app: AppCard; readonly locale: string }) {
  return (
    <Link to={`/apps/${app.name}`} className="fp-card" data-colour={app.colour ?? 'blue'}>
      <span className="fp-app-mark fp-app-mark-large" aria-hidden="true">
        <AppIcon name={app.icon} />
      </span>
      <span className="fp-card-text">
        <span className="fp-card-title">{readText(app.label, locale) || app.name}</span>
        <span className="fp-card-description">{readText(app.description, locale)}</span>
      </span>
    </Link>
  );
}
