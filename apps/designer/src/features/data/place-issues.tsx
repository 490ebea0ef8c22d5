import { useDesign } from '../editor/design-context.tsx';

/** The findings of one place and what is inside it, where the person is working on it. */
export function PlaceIssues({ file, path }: { readonly file: string; readonly path: string }) {
  const { issues } = useDesign();
  const own = issues.filter((each) => each.file === file && `${each.path}/`.startsWith(`${path}/`));
  if (own.length === 0) return null;
  return (
    <ul className="fd-place-issues">
      {own.map((issue) => (
        <li key={`${issue.code} ${issue.path}`} data-severity={issue.severity}>
          {issue.message} <span className="fd-hint">{issue.hint}</span>
        </li>
      ))}
    </ul>
  );
}
