import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../app/appearance.tsx';
import { languages } from '../../app/i18n.ts';

/** The frame of pages before anybody is signed in. */
export function FrontPage(props: { readonly title: string; readonly lead: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { locale, setLocale } = useAppearance();
  return (
    <main className="fp-front">
      <div className="fp-front-card">
        <header>
          <p className="fp-brand">
            <img src="/formwork.svg" alt="" width={28} height={28} />
            {t('app.name')}
          </p>
          <h1>{props.title}</h1>
          <p className="fw-soft">{props.lead}</p>
        </header>
        {props.children}
      </div>
      <nav className="fp-front-languages" aria-label={t('profile.language')}>
        {languages.map((one) => (
          <button
            key={one.locale}
            type="button"
            lang={one.locale}
            aria-pressed={one.locale === locale}
            onClick={() => void setLocale(one.locale)}
          >
            {one.name}
          </button>
        ))}
      </nav>
    </main>
  );
}
