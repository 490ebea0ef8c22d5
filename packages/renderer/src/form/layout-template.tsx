import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { Collapse, Tabs } from 'antd';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import type { PlannedNode, PlannedSection, PlannedTab } from './form-plan.ts';
import { useSession } from './session-context.ts';
import type { FormSession } from './use-form-session.ts';

type Contents = ReadonlyMap<string, ReactElement>;

/** Draws the form's layout: sections in columns, tabs, line tables, sentences; each property where the form put it. */
export function LayoutTemplate({ properties }: ObjectFieldTemplateProps) {
  const session = useSession();
  const contents: Contents = new Map(properties.map((property) => [property.name, property.content]));
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
          {contents.get(node.planned.field.name)}
        </div>
      ) : null;
    case 'lines':
      return <div key={node.key}>{contents.get(node.planned.field.name)}</div>;
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
  if (section.visible?.holds(session.env) === false) return null;
  const body = <FieldGrid columns={section.columns} nodes={section.nodes} session={session} contents={contents} />;
  if (section.collapsed) {
    return (
      <Collapse
        className="fw-section-collapse"
        ghost
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
  const shown = props.tabs.filter((tab) => tab.visible?.holds(props.session.env) !== false);
  return (
    <Tabs
      className="fw-form-tabs"
      items={shown.map((tab) => ({
        key: tab.key,
        label: tab.label,
        forceRender: true,
        children: <div className="fw-form-layout">{drawNodes(tab.nodes, props.session, props.contents)}</div>,
      }))}
    />
  );
}
