import { createHash } from 'node:crypto';
import { type Issue, canonicalJson, pointer } from '@formwork/kernel';
import { type SqlFragment, toStatement } from '../../sql/sql.ts';
import { finishKeyStatements } from '../changes/add-key.ts';
import type { ChangeLock } from '../changes/change-kind.ts';
import {
  type StorageChange,
  changeId,
  changeLocks,
  compileStep,
  describeChange,
  preparationOf,
} from '../changes/storage-change.ts';
import type { LiveFacts, MigrationPlan, MigrationStep, PlanQuestion, StepClass } from './migration-plan.ts';
import { stepOrder } from './step-order.ts';

/** What is noted beside a change. */
export interface StepNote {
  readonly class: StepClass;
  readonly rows: number | null;
}

/** A finding about an entity of the app, addressed to its file. */
export interface EntityFinding {
  readonly code: string;
  readonly severity: Issue['severity'];
  readonly entity: string;
  readonly field?: string | undefined;
  readonly message: string;
  readonly hint: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Collects steps, findings and questions while a plan is made. */
export interface PlanWriter {
  readonly facts: LiveFacts;
  add(change: StorageChange, note?: Partial<StepNote>): void;
  readonly report: (finding: EntityFinding) => void;
  /** The answer to a question of one number; `undefined` in the first pass, when it is only noted down. */
  ask(id: string, query: SqlFragment): number | undefined;
  allows(id: string): boolean;
  /** Says under which name a table of the app is known before the publish. */
  noteFormerName(table: string, former: string): void;
  formerName(table: string): string;
  finish(): { readonly plan: MigrationPlan; readonly questions: readonly PlanQuestion[] };
}

/** Starts a plan. `allow` names the destructive steps that may happen, by id. */
export function createPlanWriter(app: string, facts: LiveFacts, allow: ReadonlySet<string>): PlanWriter {
  const steps: MigrationStep[] = [];
  const issues: Issue[] = [];
  const questions: PlanQuestion[] = [];
  const formerNames = new Map<string, string>();
  const formerName = (table: string): string => formerNames.get(table) ?? table;
  const existing = (lock: ChangeLock): readonly ChangeLock[] => {
    if (lock.table.schema !== app) return [lock];
    const table = formerName(lock.table.table);
    return facts.catalog.tables.has(table) ? [{ ...lock, table: { schema: app, table } }] : [];
  };
  return {
    facts,
    formerName,
    noteFormerName: (table, former) => void formerNames.set(table, former),
    allows: (id) => allow.has(id),
    report: ({ entity, field, ...finding }) =>
      void issues.push({
        ...finding,
        file: `entities/${entity}.json`,
        path: field === undefined ? '' : pointer('fields', field),
      }),
    ask: (id, query) => {
      const answer = facts.answers.get(id);
      if (answer === undefined) questions.push({ id, statement: toStatement(query) });
      return answer;
    },
    add: (change, note = {}) => {
      const id = changeId(change);
      const stepClass = note.class ?? 'safe';
      steps.push({
        id,
        class: stepClass,
        sentence: describeChange(change),
        statements: compileStep(change),
        ...preparationOf(change),
        later: change.kind === 'add-key' && change.isDeferred ? finishKeyStatements(change.table, change.key) : [],
        locks: changeLocks(change),
        rows: note.rows ?? 0,
        isAllowed: stepClass === 'destructive' ? allow.has(id) : stepClass !== 'ambiguous',
        change,
      });
    },
    finish: () => {
      const ordered = steps
        .map((step) => ({ ...step, locks: step.locks.flatMap(existing) }))
        .sort((a, b) => stepOrder(a.change) - stepOrder(b.change));
      const unnamed = ordered.filter((step) => step.class === 'destructive' && !step.isAllowed).map(notNamed);
      return { plan: { app, steps: ordered, issues: [...issues, ...unnamed], hash: hashSteps(ordered) }, questions };
    },
  };
}

function notNamed(step: MigrationStep): Issue {
  const sentence = typeof step.sentence === 'string' ? step.sentence : (step.sentence['en'] ?? step.id);
  return {
    code: 'FW_STORAGE_STEP_NOT_NAMED',
    severity: 'error',
    path: '',
    message: `The publish would take something out of use: ${sentence}`,
    hint: `Name the step "${step.id}" to allow it, or put back what the definition left out.`,
    details: { step: step.id, rows: step.rows },
  };
}

/** The day in parked names and what depends on counts alone are left out: a plan of tomorrow is the same plan. */
function hashSteps(steps: readonly MigrationStep[]): string {
  const content = steps.map((step) => ({
    id: step.id,
    class: step.class,
    change: { ...step.change, isDeferred: null, isPrepared: null, preparable: null, batch: null },
  }));
  return createHash('sha256')
    .update(canonicalJson(content).replaceAll(/_dropped_\d{8}_/g, '_dropped_'))
    .digest('hex');
}
