import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  DownOutlined,
  RightOutlined,
} from '@ant-design/icons';
import type { ScenarioDefinition } from '@formwork/definition';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../app/text.ts';
import { placeInList } from '../../ui/drag/place-in-list.ts';
import { Choose } from '../../ui/choose.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { useDesign, useEdit } from '../editor/design-context.tsx';
import { useEntityChoices } from '../data/use-entity-choices.ts';
import {
  type Step,
  type StepKind,
  entityOf,
  expectedCode,
  kindOf,
  stepKinds,
  withEntity,
  withKind,
} from './scenario-step.ts';
import { StepDetails } from './step-details.tsx';
import { StepRecord } from './step-record.tsx';

/** One step: who does what to which record in one line, and the rest below when it is opened. */
export function StepRow(props: {
  readonly scenario: ScenarioDefinition;
  readonly step: Step;
  readonly path: string;
  readonly failed: string | undefined;
  readonly opened: string | undefined;
  /** True for the one step that cannot be taken away. */
  readonly isOnly: boolean;
  readonly onOpen: (path: string | undefined) => void;
  readonly onMove: (by: number) => void;
  /** Draws the steps that a step holds. */
  readonly inner: (list: string, steps: readonly unknown[]) => ReactNode;
}) {
  const t = useText();
  const edit = useEdit();
  const { definition } = useDesign();
  const entities = useEntityChoices();
  const { scenario, step, path } = props;
  const file = `scenarios/${scenario.name}.json`;
  const kind = kindOf(step);
  const entity = entityOf(step);
  const number = placeInList(path).index + 1;
  const said = `${t('tests.step')} ${number}`;
  const isOpen = props.opened === path || props.opened?.startsWith(`${path}/`) === true;
  const personas = [...Object.keys(scenario.personas ?? {}), 'admin'];
  const row = useRef<HTMLLIElement>(null);
  const isTarget = props.opened === path;
  useEffect(() => {
    if (isTarget) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isTarget]);
  const put = (value: Step, label = said, key?: string): void => {
    edit({ kind: 'set-value', file, path, value }, { label, ...(key === undefined ? {} : { key: `${file}${key}` }) });
  };
  const press = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const { list, index } = placeInList(path);
  const refusal = expectedCode(step);
  return (
    <li
      ref={row}
      className="fd-steprow"
      data-failed={props.failed === path || undefined}
      data-open={isOpen || undefined}
    >
      <div className="fd-steprow-head" role="presentation" onKeyDown={press}>
        <Button
          type="text"
          size="small"
          icon={isOpen ? <DownOutlined /> : <RightOutlined />}
          aria-expanded={isOpen}
          aria-label={`${t('data.properties')}: ${said}`}
          onClick={() => props.onOpen(isOpen ? undefined : path)}
        />
        {'as' in step || (kind !== 'advance' && kind !== 'parallel') ? (
          <Choose
            label={`${said}: ${t('tests.as')}`}
            value={typeof step['as'] === 'string' ? step['as'] : ''}
            choices={personas.map((each) => ({ value: each, label: each }))}
            onChange={(as) => put({ ...step, as })}
          />
        ) : null}
        <Choose
          label={`${said}: ${t('tests.does')}`}
          value={kind}
          choices={stepKinds.map((each) => ({ value: each, label: t(`tests.do.${each}`) }))}
          onChange={(next) => {
            const start = { entity: definition.entities[0]?.name ?? '', as: personas[0] ?? 'admin' };
            put(withKind(step, next as StepKind, start));
            props.onOpen(path);
          }}
        />
        {entity === undefined ? null : (
          <Choose
            label={`${said}: ${t('roles.entity')}`}
            value={entity}
            choices={entities.all}
            onChange={(next) => put(withEntity(step, next))}
          />
        )}
        <StepRecord scenario={scenario} step={step} path={path} said={said} onChange={put} />
        {refusal === undefined || isOpen ? null : (
          <span className="fd-hint">
            {t('tests.refused')} <code>{refusal}</code>
          </span>
        )}
        <span className="fd-spacer" />
        <span className="fd-steprow-tools">
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            aria-label={`${t('shell.up')}: ${said}`}
            onClick={() => props.onMove(-1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            aria-label={`${t('shell.down')}: ${said}`}
            onClick={() => props.onMove(1)}
          />
          <Button
            type="text"
            size="small"
            icon={<CopyOutlined />}
            aria-label={`${t('shell.duplicate')}: ${said}`}
            onClick={() =>
              edit(
                { kind: 'insert-item', file, path: list, index: index + 1, value: step },
                { label: `${t('shell.duplicate')} ${said}` },
              )
            }
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            disabled={props.isOnly}
            aria-label={`${t('shell.delete')}: ${said}`}
            onClick={() => edit({ kind: 'remove-item', file, path }, { label: `${t('shell.delete')} ${said}` })}
          />
        </span>
      </div>
      <PlaceIssues file={file} path={path} />
      {isOpen ? <StepDetails scenario={scenario} step={step} path={path} inner={props.inner} onChange={put} /> : null}
    </li>
  );
}
