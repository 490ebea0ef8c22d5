import type { Json } from '@formwork/kernel';
import type { FieldProps } from '@rjsf/utils';
import { useCallback } from 'react';
import { LineGrid } from '../lines/line-grid.tsx';
import { fieldId } from './field-id.ts';
import { type Values, rowsOf } from './live-values.ts';
import { useSession } from './session-context.ts';

/** Draws the lines of a record as an editable table. */
export function LinesHost({ name, rawErrors }: FieldProps) {
  const session = useSession();
  const { set, env, plan } = session;
  const planned = plan.lines.get(name);
  const onChange = useCallback((rows: readonly Values[]) => set(name, rows as unknown as Json), [set, name]);
  if (planned === undefined || planned.visible?.holds(env) === false) return null;
  const issues = session.issues.filter((issue) => issue.path.startsWith(`/${name}/`));
  const isReadOnly = session.isReadOnly || !planned.field.canWrite || planned.readOnly?.holds(env) === true;
  return (
    <section className="fw-lines-host" id={fieldId(session, name)} tabIndex={-1} aria-label={planned.label}>
      <h3 className="fw-lines-title">
        {planned.label}
        <span className="fw-count">{rowsOf(session.values[name]).length}</span>
      </h3>
      <LineGrid
        planned={planned}
        rows={rowsOf(session.values[name])}
        entered={session.enteredRows(name)}
        parent={session.values}
        env={env}
        issues={issues}
        isReadOnly={isReadOnly}
        aim={session.aim?.field === name ? session.aim : undefined}
        onChange={onChange}
      />
      {(rawErrors ?? []).length === 0 ? null : (
        <div className="fw-field-error" role="alert">
          {[...new Set(rawErrors)].map((error) => (
            <div key={error}>{error}</div>
          ))}
        </div>
      )}
    </section>
  );
}
