import type { ScenarioDefinition } from '@formwork/definition';

/** What a step of a scenario does. */
export type StepKind =
  'create' | 'update' | 'delete' | 'restore' | 'read' | 'transition' | 'query' | 'advance' | 'parallel';

/** Every kind, in the order of the menu. */
export const stepKinds: readonly StepKind[] = [
  'create',
  'update',
  'transition',
  'read',
  'query',
  'delete',
  'restore',
  'advance',
  'parallel',
];

/** The parts of a scenario, in their order. */
export const phases = ['given', 'when', 'then'] as const;
export type Phase = (typeof phases)[number];

/** A step as it stands in the file; it may be unfinished. */
export type Step = Readonly<Record<string, unknown>>;

/** A record that a step names, to be spoken of by later steps. */
export interface NamedRecord {
  readonly alias: string;
  /** `entity`, or `app.entity` for one of another app. */
  readonly entity: string;
}

/** The kind of a step; an unfinished one counts as creating. */
export function kindOf(step: Step): StepKind {
  return stepKinds.find((kind) => kind in step) ?? 'create';
}

/** The entity of a step, `app.entity` for one of another app; `undefined` for a step without one. */
export function entityOf(step: Step): string | undefined {
  const kind = kindOf(step);
  const name = step[kind === 'transition' ? 'entity' : kind];
  if (kind === 'advance' || kind === 'parallel' || typeof name !== 'string') return undefined;
  return typeof step['app'] === 'string' && !name.includes('.') ? `${step['app']}.${name}` : name;
}

/** The step with another entity; values and expectations of the old one go. */
export function withEntity(step: Step, entity: string): Step {
  const { values: _values, expect: _expect, app: _app, id, ...rest } = step;
  const kind = kindOf(step);
  const [owner, name = owner] = entity.split('.');
  return {
    ...rest,
    ...(entity.includes('.') ? { app: owner } : {}),
    [kind === 'transition' ? 'entity' : kind]: name,
    ...(id === undefined ? {} : { id }),
    ...(kind === 'create' || kind === 'update' ? { values: {} } : {}),
  };
}

/** The step turned into another kind; what both kinds have stays. */
export function withKind(step: Step, kind: StepKind, start: { readonly entity: string; readonly as: string }): Step {
  if (kind === 'advance') return { advance: 'P1D' };
  if (kind === 'parallel') return { parallel: kindOf(step) === 'parallel' ? step['parallel'] : [step] };
  const as = typeof step['as'] === 'string' ? step['as'] : start.as;
  const entity = entityOf(step) ?? start.entity;
  const [owner, name = owner] = entity.split('.');
  const id = typeof step['id'] === 'string' ? step['id'] : undefined;
  const base = {
    as,
    ...(entity.includes('.') ? { app: owner } : {}),
    ...(step['expectError'] === undefined ? {} : { expectError: step['expectError'] }),
  };
  const record = kind === 'query' ? {} : kind === 'create' && id === undefined ? {} : { id: id ?? '' };
  const values = kind === 'create' || kind === 'update' ? { values: step['values'] ?? {} } : {};
  const own = kind === 'transition' ? { transition: '', entity: name } : { [kind]: name };
  return { ...base, ...own, ...record, ...values };
}

/** The records that steps before this one have named, the latest last. `path` is the step's pointer. */
export function namedBefore(scenario: ScenarioDefinition, path: string): readonly NamedRecord[] {
  const found: NamedRecord[] = [];
  for (const phase of phases) {
    for (const [index, step] of (scenario[phase] ?? []).entries()) {
      const at = `/${phase}/${index}`;
      if (at === path) return found;
      found.push(...named(step as Step));
      if (path.startsWith(`${at}/`)) return found;
    }
  }
  return found;
}

function named(step: Step): NamedRecord[] {
  if (Array.isArray(step['parallel'])) return (step['parallel'] as Step[]).flatMap(named);
  const entity = entityOf(step);
  return typeof step['create'] === 'string' && typeof step['id'] === 'string' && entity !== undefined
    ? [{ alias: step['id'], entity }]
    : [];
}

/** The code of the error that a step expects; `undefined` for one that must succeed. */
export function expectedCode(step: Step): string | undefined {
  const expected = step['expectError'];
  if (typeof expected === 'string') return expected;
  const code = (expected as { code?: unknown } | undefined)?.code;
  return expected === undefined ? undefined : typeof code === 'string' ? code : '';
}
