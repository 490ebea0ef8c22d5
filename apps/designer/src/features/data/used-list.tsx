import type { UsedAt } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import { Link } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { useDesign } from '../editor/design-context.tsx';
import { placeOf } from '../editor/place-of.ts';

/** Where something is used, each with a way there. */
export function UsedList({ uses }: { readonly uses: readonly UsedAt[] }) {
  const { locale } = useAppearance();
  const { app, definition } = useDesign();
  return (
    <ul className="fd-uses">
      {uses.map((use) => (
        <li key={`${use.app} ${use.file} ${use.path}`}>
          {use.app === app ? (
            <Link to={`/apps/${app}/${placeOf(definition, use.file, use.path)}`}>{readText(use.text, locale)}</Link>
          ) : (
            <span>
              {use.app}: {readText(use.text, locale)}
            </span>
          )}
          {use.count > 1 ? <small> ×{use.count}</small> : null}
        </li>
      ))}
    </ul>
  );
}
