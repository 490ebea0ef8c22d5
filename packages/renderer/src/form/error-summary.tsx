import type { ErrorListProps } from '@rjsf/utils';
import { useRender } from '../screen/render-context.tsx';
import type { Words } from '../words/words.ts';
import { summaryId } from './field-id.ts';
import { type FormAim, placeIssue } from './issue-place.ts';
import { useSession } from './session-context.ts';

interface Mistake {
  readonly text: string;
  readonly aim: FormAim | undefined;
}

/** What is to be mended, on top of the form, each a link to its field. */
export function ErrorSummary({ errors }: ErrorListProps) {
  const { words } = useRender();
  const session = useSession();
  const mistakes = useMistakes(errors);
  if (mistakes.length === 0) return null;
  return (
    <div className="fw-summary" role="alert" tabIndex={-1} id={summaryId(session)}>
      <p className="fw-summary-title">{titleOf(mistakes, words)}</p>
      <ul>
        {mistakes.map(({ text, aim }) => (
          <li key={text}>
            {aim === undefined ? (
              text
            ) : (
              <a
                href={`#${aim.field}`}
                onClick={(event) => {
                  event.preventDefault();
                  session.aimAt(aim);
                }}
              >
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function titleOf(mistakes: readonly Mistake[], words: Words): string {
  if (mistakes.every((mistake) => mistake.aim === undefined)) return words('notSaved');
  return mistakes.length === 1 ? words('errorSummaryOne') : words('errorSummary', { count: mistakes.length });
}

/** What the server found, then what the form engine found: its own list repeats the server's. */
function useMistakes(errors: ErrorListProps['errors']): readonly Mistake[] {
  const { words } = useRender();
  const { plan, issues } = useSession();
  const mistakes = new Map<string, Mistake>();
  for (const issue of issues) {
    const place = placeIssue(issue, plan, words);
    mistakes.set(place.text, place);
  }
  for (const { property, message = '' } of errors) {
    const field = (property ?? '').replace(/^\./, '').split('.')[0]!;
    const isSaid = mistakes.has(message) || issues.some((issue) => issue.message === message);
    if (!isSaid) mistakes.set(message, { text: message, aim: { field } });
  }
  return [...mistakes.values()];
}
