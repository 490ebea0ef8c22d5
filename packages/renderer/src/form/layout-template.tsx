import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { Collapse, Tabs } from 'antd';
import { type CSSProperties, type ReactElement, type ReactNode, useState } from 'react';
import { type PlannedNode, type PlannedSection, type PlannedTab, fieldNames } from './form-plan.ts';
import type { FormAim } from './issue-place.ts';
import { useSession } from './session-context.ts';
import type { FormSession } from './use-form-session.ts';

/** What the form engine made of each property, and which of them it finds fault with. */
interface Contents {
  readonly drawn: ReadonlyMap<string, ReactElement>;
  readonly faulty: ReadonlySet<string>;
}

/** Draws the form's layout: sections in columns, tabs, line tables, sentences; each property where the form put it. */
export function LayoutTemplate({ properties, errorSchema }: ObjectFieldTemplateProps) {
  const session = useSession();
  const contents: Contents = {
    drawn: new Map(properties.map((property) => [property.name, property.content])),
    faulty: new Set(Object.keys(errorSchema ?? {}).filter((name) => name !== '__errors')),
  };
  return <div className="fw-form-layout">{drawNodes(session.plan.nodes, session, contents)}</div>;
}

/** Loose fields between blocks share one grid, so that they line up like those of a section. */
function drawNodes(nodes: readonly PlannedNode[], session: FormSession, contents: Contents): ReactNode[] {
  const drawn: ReactNode[] = [];
  let loose: PlannedNode[] = [];
  const flush = (): void => {
    if (loose.length > 0)
      drawn.push(<FieldGrid key={loose[0]!.key} columns={2} nodes={loose} session={session} contents={contents} />);
    loose = [];
  };
  for (const node of nodes) {
    if (node.kind === 'field' || node.kind === 'text') loose.push(node);
    else {
      flush();
      drawn.push(drawBlock(node, session, contents));
    }
  }
  flush();
  return drawn;
}

function drawBlock(node: PlannedNode, session: FormSession, contents: Contents): ReactNode {
  switch (node.kind) {
    case 'field':
      return isFieldVisible(node, session) ? (
        <div key={node.key} className="fw-form-cell" style={{ '--fw-span': node.planned.span } as CSSProperties}>
          {contents.drawn.get(node.planned.field.name)}
        </div>
      ) : null;
    case 'lines':
      return <div key={node.key}>{contents.drawn.get(node.planned.field.name)}</div>;
    case 'text':
      return node.visible?.holds(session.env) === false ? null : (
        <p key={node.key} className="fw-form-text">
          {node.text}
        </p>
      );
    case 'section':
      return <Section key={node.key} section={node} session={session} contents={contents} />;
    case 'tabs':
      return <FormTabs key={node.key} tabs={node.tabs} session={session} contents={contents} />;
  }
}

function isFieldVisible(node: Extract<PlannedNode, { kind: 'field' }>, session: FormSession): boolean {
  return session.states.get(node.planned.field.name)?.isVisible === true;
}

function FieldGrid(props: {
  readonly columns: number;
  readonly nodes: readonly PlannedNode[];
  readonly session: FormSession;
  readonly contents: Contents;
}) {
  return (
    <div className="fw-form-grid" style={{ '--fw-columns': props.columns } as CSSProperties}>
      {props.nodes.map((node) =>
        node.kind === 'field' ? (
          drawBlock(node, props.session, props.contents)
        ) : (
          <div key={node.key} className="fw-form-wide">
            {drawBlock(node, props.session, props.contents)}
          </div>
        ),
      )}
    </div>
  );
}

function Section(props: {
  readonly section: PlannedSection;
  readonly session: FormSession;
  readonly contents: Contents;
}) {
  const { section, session, contents } = props;
  const [open, setOpen] = useState<readonly string[]>([]);
  useOnAim(session.aim, section.nodes, () => setOpen([section.key]));
  if (section.visible?.holds(session.env) === false) return null;
  const body = <FieldGrid columns={section.columns} nodes={section.nodes} session={session} contents={contents} />;
  if (section.collapsed) {
    return (
      <Collapse
        className="fw-section-collapse"
        ghost
        activeKey={[...open]}
        onChange={(keys) => setOpen([keys].flat())}
        items={[{ key: section.key, label: section.label, children: body, forceRender: true }]}
      />
    );
  }
  return (
    <section className="fw-section" {...(section.label === '' ? {} : { 'aria-label': section.label })}>
      {section.label === '' ? null : <h2 className="fw-section-title">{section.label}</h2>}
      {body}
    </section>
  );
}

function FormTabs(props: {
  readonly tabs: readonly PlannedTab[];
  readonly session: FormSession;
  readonly contents: Contents;
}) {
  const { session, contents } = props;
  const shown = props.tabs.filter((tab) => tab.visible?.holds(session.env) !== false);
  const [active, setActive] = useState<string>();
  useOnAim(
    session.aim,
    props.tabs.flatMap((tab) => tab.nodes),
    (field) => setActive(props.tabs.find((tab) => fieldNames(tab.nodes).has(field))?.key),
  );
  const faultsOf = (tab: PlannedTab): number =>
    [...fieldNames(tab.nodes)].filter((name) => contents.faulty.has(name)).length;
  return (
    <Tabs
      className="fw-form-tabs"
      activeKey={shown.some((tab) => tab.key === active) ? active! : (shown[0]?.key ?? '')}
      onChange={setActive}
      items={shown.map((tab) => ({
        key: tab.key,
        label: <TabLabel label={tab.label} faults={faultsOf(tab)} />,
        forceRender: true,
        children: <div className="fw-form-layout">{drawNodes(tab.nodes, session, contents)}</div>,
      }))}
    />
  );
}

/** A tab's name, and how many of its fields are to be mended. */
function TabLabel({ label, faults }: { readonly label: string; readonly faults: number }) {
  if (faults === 0) return label;
  return (
    <>
      {label} <span className="fw-tab-faults">{faults}</span>
    </>
  );
}

/** Opens what is around a field when the keyboard is brought to it: once for each time. */
function useOnAim(aim: FormAim | undefined, nodes: readonly PlannedNode[], open: (field: string) => void): void {
  const [seen, setSeen] = useState(aim);
  if (aim === seen) return;
  setSeen(aim);
  if (aim !== undefined && fieldNames(nodes).has(aim.field)) open(aim.field);
}
