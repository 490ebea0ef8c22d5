import { Link } from 'react-router';
import { useText } from '../../app/text.ts';
import { useDesign } from '../editor/design-context.tsx';
import { coveredPlace } from './covered-place.ts';
import type { CoverageItem, CoveredPart, ScenarioReport } from './scenario-report.ts';

const parts: readonly CoveredPart[] = ['states', 'transitions', 'rules', 'grants'];

/** How much of the app the scenarios touched, and what they did not, each with a way to its place. */
export function Coverage({ report }: { readonly report: ScenarioReport }) {
  const t = useText();
  return (
    <section className="fd-block" aria-label={t('tests.coverage')}>
      <h2>{t('tests.coverage')}</h2>
      <div className="fd-coverage">
        {parts.map((part) => (
          <CoveredRow key={part} part={part} items={report.coverage[part] ?? []} />
        ))}
      </div>
    </section>
  );
}

function CoveredRow({ part, items }: { readonly part: CoveredPart; readonly items: readonly CoverageItem[] }) {
  const t = useText();
  const { app, definition } = useDesign();
  if (items.length === 0) return null;
  const missed = items.filter((each) => !each.touched);
  return (
    <details className="fd-covered" data-whole={missed.length === 0 || undefined}>
      <summary>
        <span>{t(`tests.${part}`)}</span>
        <progress max={items.length} value={items.length - missed.length} aria-label={t(`tests.${part}`)} />
        <span className="fd-hint">
          {items.length - missed.length} / {items.length}
        </span>
      </summary>
      {missed.length === 0 ? null : (
        <ul className="fd-words" aria-label={t('tests.missed')}>
          {missed.map(({ name }) => (
            <li key={name}>
              <Link to={`/apps/${app}/${coveredPlace(definition, part, name)}`}>
                <code>{name}</code>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
