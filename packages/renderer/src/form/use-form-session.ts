import { referredEntity } from '@formwork/definition';
import { type Issue, type Json, pointerSegments } from '@formwork/kernel';
import type { RuleEnv } from '@formwork/rules';
import { useCallback, useMemo, useState } from 'react';
import { useRender } from '../screen/render-context.tsx';
import { ruleEnv } from '../screen/rule-env.ts';
import type { Screen } from '../screen/screen.ts';
import { rowKey, sentValues, startValues } from './form-draft.ts';
import type { FormPlan } from './form-plan.ts';
import { type FieldState, fieldStates, openFields } from './form-state.ts';
import type { FormAim } from './issue-place.ts';
import { issuesAfterChange } from './issues-after-change.ts';
import { type Values, createLiveValues, rowsOf } from './live-values.ts';
import { type FormPreview, usePreview } from './use-preview.ts';
import { useRelatedRecords } from './use-related-records.ts';

/** One person's work on one record: what they entered, what follows from it, and what the server said. */
export interface FormSession {
  readonly plan: FormPlan;
  /** What is shown: entered, computed here, and filled in by the server. */
  readonly values: Values;
  readonly states: ReadonlyMap<string, FieldState>;
  readonly env: RuleEnv;
  readonly issues: readonly Issue[];
  readonly isDirty: boolean;
  readonly isComputing: boolean;
  readonly isReadOnly: boolean;
  /** True for a record that is shown, false for one that is entered, even where its state locks it. */
  readonly isReading: boolean;
  /** What the keyboard is to be brought to; a new object each time. */
  readonly aim: FormAim | undefined;
  readonly set: (name: string, value: Json) => void;
  /** The lines of a field with only what was entered. */
  enteredRows(lines: string): readonly Values[];
  /** The values to send: only what was entered. */
  readonly changes: () => Values;
  /** Takes what a save was refused for. */
  readonly refuse: (issues: readonly Issue[]) => void;
  /** Brings the keyboard to a place: opens the tab or section around it. */
  readonly aimAt: (aim: FormAim) => void;
  /** Forgets what was entered, after it was saved. */
  readonly settle: () => void;
}

/** What a session starts from. */
export interface FormStart {
  readonly screen: Screen;
  readonly plan: FormPlan;
  /** The record being edited, or none for a new one. */
  readonly record: Values | undefined;
  /** Values that a new record starts with, as if entered. */
  readonly prefill?: Values | undefined;
  readonly isReadOnly: boolean;
  readonly ignoresLock: boolean;
  readonly preview: FormPreview | undefined;
}

/** Keeps the state of a form. A new `record.version` does not discard what was entered. */
export function useFormSession(start: FormStart): FormSession {
  const { plan, screen, record } = start;
  const ports = useRender();
  const [entered, setEntered] = useState<Values>(() => start.prefill ?? {});
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [aim, aimAt] = useState<FormAim>();
  const live = useMemo(() => createLiveValues(screen, plan.entity), [screen, plan.entity]);
  const writable = useMemo(() => writableLines(plan), [plan]);
  const initial = useMemo(() => {
    const refers = (name: string): boolean => {
      const field = plan.entity.fields.get(name);
      return field === undefined || referredEntity(field.type) !== undefined;
    };
    return record === undefined ? {} : startValues(record, writable, refers);
  }, [record, writable, plan]);
  const changes = useCallback(() => sentValues(entered, plan.lines.keys()), [entered, plan]);
  const enteredRows = useCallback((name: string) => rowsOf(entered[name] ?? initial[name]), [entered, initial]);
  const { result, isComputing } = usePreview({
    preview: start.isReadOnly ? undefined : start.preview,
    id: typeof record?.['id'] === 'string' ? record['id'] : undefined,
    entered,
    sent: changes,
    lineFields: plan.lines,
  });
  const merged = useMemo(
    () => mergeRecord(initial, record, result?.record, entered, plan),
    [initial, record, result, entered, plan],
  );
  const related = useRelatedRecords(plan, merged);
  const toEnv = useCallback(
    (values: Values, parent?: Values): RuleEnv =>
      ruleEnv(ports, parent === undefined ? { ...values, ...related } : values, parent),
    [ports, related],
  );
  // What the server computed is the truth: nothing is computed here while nothing was entered since.
  const isSettled =
    result === undefined ? record !== undefined && Object.keys(entered).length === 0 : result.entered === entered;
  const values = useMemo(() => (isSettled ? merged : live.compute(merged, toEnv)), [live, merged, toEnv, isSettled]);
  const env = useMemo(() => toEnv(values), [toEnv, values]);
  const { ignoresLock } = start;
  const open = useMemo(
    () => (ignoresLock ? 'all' : openFields(plan.entity, initial)),
    [ignoresLock, plan.entity, initial],
  );
  const states = useMemo(
    () => fieldStates(plan, env, { isReadOnly: start.isReadOnly, open }),
    [plan, env, open, start.isReadOnly],
  );
  const set = useCallback(
    (name: string, value: Json) => {
      setEntered((before) => ({ ...before, [name]: value }));
      setIssues((before) =>
        plan.lines.has(name)
          ? issuesAfterChange(before, name, enteredRows(name), rowsOf(value))
          : before.filter((issue) => pointerSegments(issue.path)[0] !== name),
      );
    },
    [plan, enteredRows],
  );
  const settle = useCallback(() => {
    setEntered({});
    setIssues([]);
  }, []);
  const isReading = start.isReadOnly;
  const isReadOnly = isReading || (open !== 'all' && open.size === 0);
  return useMemo(
    () => ({
      plan,
      values,
      states,
      env,
      issues,
      isDirty: Object.keys(entered).length > 0,
      isComputing,
      isReadOnly,
      isReading,
      aim,
      set,
      enteredRows,
      changes,
      refuse: setIssues,
      aimAt,
      settle,
    }),
    [
      plan,
      values,
      states,
      env,
      issues,
      entered,
      isComputing,
      isReadOnly,
      isReading,
      aim,
      set,
      enteredRows,
      changes,
      settle,
    ],
  );
}

function writableLines(plan: FormPlan): Map<string, ReadonlySet<string>> {
  return new Map(
    [...plan.lines].map(([name, { entity }]) => [
      name,
      new Set([...entity.fields.values()].filter((field) => field.canWrite).map((field) => field.name)),
    ]),
  );
}

/** Entered values win; the server's preview fills the rest; then the record as it was read. */
function mergeRecord(
  initial: Values,
  record: Values | undefined,
  previewed: ReadonlyMap<string, Values> | undefined,
  entered: Values,
  plan: FormPlan,
): Values {
  const head = previewed?.get('') ?? {};
  const merged: Record<string, Json> = { ...initial, ...head, ...entered };
  for (const name of plan.lines.keys()) {
    const rows = rowsOf(entered[name] ?? initial[name]);
    const read = new Map(rowsOf(record?.[name]).map((row) => [rowKey(row), row]));
    merged[name] = rows.map((row) => {
      const key = rowKey(row);
      return { ...read.get(key), ...previewed?.get(`${name}/${key}`), ...row };
    }) as unknown as Json;
  }
  return merged;
}
