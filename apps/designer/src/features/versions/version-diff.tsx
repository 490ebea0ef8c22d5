import '../publish/publish.css';
import { describeChange, diffDefinitions } from '@formwork/definition';
import { useQuery } from '@tanstack/react-query';
import { useAppearance } from '../../app/appearance.tsx';
import { client } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { useDesign } from '../editor/design-context.tsx';

/** What differs between two versions, in words; `draft` is what is on the screen. */
export function VersionDiff({ from, to }: { readonly from: string; readonly to: string }) {
  const t = useText();
  const { locale } = useAppearance();
  const { app, definition } = useDesign();
  const earlier = useVersion(app, from);
  const later = useVersion(app, to);
  const error = earlier.error ?? later.error;
  if (error !== null) return <p className="fd-problem">{problemText(error)}</p>;
  const before = from === 'draft' ? definition : earlier.data?.definition;
  const after = to === 'draft' ? definition : later.data?.definition;
  if (before === undefined || after === undefined) return null;
  const changes = diffDefinitions(before, after);
  if (changes.length === 0) return <p className="fd-hint">{t('versions.same')}</p>;
  return (
    <ul className="fd-changes">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.file} ${change.path}`} data-kind={change.kind}>
          {describeChange(change, locale)}
        </li>
      ))}
    </ul>
  );
}

function useVersion(app: string, side: string) {
  return useQuery({
    queryKey: ['version', app, side],
    queryFn: ({ signal }) => client.definitions.readVersion(app, Number(side), { signal }),
    enabled: side !== 'draft',
    staleTime: Infinity,
  });
}
