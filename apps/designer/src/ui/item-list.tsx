import type { ReactNode } from 'react';

/** One entry of an `ItemList`. */
export interface ListItem {
  readonly name: string;
  readonly label: string;
  readonly note?: ReactNode;
  readonly isBroken?: boolean;
}

/** The pane with everything of one kind that there is, of which one is worked on. */
export function ItemList(props: {
  readonly title: string;
  readonly items: readonly ListItem[];
  readonly current: string | undefined;
  /** Beside the title. */
  readonly action?: ReactNode;
  /** Above the entries. */
  readonly children?: ReactNode;
  readonly onSelect: (name: string) => void;
}) {
  return (
    <aside className="fd-list" aria-label={props.title}>
      <header className="fd-list-head">
        <h2>{props.title}</h2>
        {props.action}
      </header>
      {props.children}
      <ul>
        {props.items.map(({ name, label, note, isBroken }) => (
          <li key={name}>
            <button
              type="button"
              className="fd-list-item"
              aria-current={props.current === name}
              onClick={() => props.onSelect(name)}
            >
              <span>{label}</span>
              {note === undefined ? null : <small>{note}</small>}
              {isBroken === true ? <span className="fd-dot" /> : null}
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
