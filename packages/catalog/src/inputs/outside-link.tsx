import type { ReactNode } from 'react';

/** A link that leaves the app, in a tab of its own that cannot reach back; plain text where links may not be followed. */
export function OutsideLink(props: {
  readonly href: string;
  readonly isLinked: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  const title = props.title === undefined ? {} : { title: props.title };
  if (!props.isLinked) return <span {...title}>{props.children}</span>;
  return (
    <a href={props.href} target="_blank" rel="noopener noreferrer" {...title}>
      {props.children}
    </a>
  );
}
