import type { AppDefinition, UsedAt } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import { Link } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { useDesign, useTools } from '../editor/design-context.tsx';
import { placeOf } from '../editor/place-of.ts';

/** Where something is used, each with a way there. */
export function UsedList({ uses }: { readonly uses: readonly UsedAt[] }) {
  const { locale } = useAppearance();
  const { app, definition } = useDesign();
  const { others } = useTools();
  const ownerOf = (name: string): AppDefinition => others.find((each) => each.app.name === name) ?? definition;
  return (
    <ul className="fd-uses">
      {uses.map((use) => (
        <li key={`${use.app} ${use.file} ${use.path}`}>
          <Link to={`/apps/${use.app}/${placeOf(ownerOf(use.app), use.file, use.path)}`}>
            {use.app === app ? '' : `${use.app}: `}
            {readText(use.text, locale)}
          </Link>
          {use.count > 1 ? <small> ×{use.count}</small> : null}
        </li>
      ))}
    </ul>
  );
}
