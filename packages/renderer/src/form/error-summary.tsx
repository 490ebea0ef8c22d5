import { type Issue, pointerSegments } from '@formwork/kernel';
import type { ErrorListProps } from '@rjsf/utils';
import { useEffect, useRef } from 'react';
import { useRender } from '../screen/render-context.tsx';
import { cellId, fieldId } from './field-id.ts';
import type { FormPlan } from './form-plan.ts';
import { useSession } from './session-context.ts';

interface Mistake {
  readonly key: string;
  readonly target: string;
  readonly where: string;
  readonly message: string;
}

/** What is to be mended, on top of the form, each a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors }: ErrorListProps) {
  const { words } = useRender();
  const { plan, issues } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const mistakes = collect(plan, errors, issues, (row) => words('line', { row }));
  const isEmpty = mistakes.length === 0;
  useEffect(() => {
    if (!isEmpty) box.current?.focus();
  }, [isEmpty]);
  if (isEmpty) return null;
  return (
    <div className="fw-summary" role="alert" tabIndex={-1} ref={box}>
      <p className="fw-summary-title">
        {mistakes.length === 1 ? words('errorSummaryOne') : words('errorSummary', { count: mistakes.length })}
      </p>
      <ul>
        {mistakes.map((mistake) => (
          <li key={mistake.key}>
            <a
              href={`#${mistake.target}`}
              onClick={(event) => {
                event.preventDefault();
                goTo(mistake.target);
              }}
            >
              {mistake.where === '' ? mistake.message : `${mistake.where}: ${mistake.message}`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function collect(
  plan: FormPlan,
  errors: ErrorListProps['errors'],
  issues: readonly Issue[],
  line: (row: number) => string,
): Mistake[] {
  const mistakes = new Map<string, Mistake>();
  for (const issue of issues) {
    if (issue.message === '') continue;
    const [field = '', row, column] = pointerSegments(issue.path);
    const lines = plan.lines.get(field);
    const label = plan.fields.get(field)?.label ?? lines?.label ?? '';
    const cell = column === undefined ? undefined : lines?.columns.find((one) => one.field.name === column)?.label;
    const where = [label, row === undefined ? '' : line(Number(row) + 1), cell ?? ''].filter((part) => part !== '');
    const target =
      row === undefined ? fieldId(field) : cellId(field, Number(row), column ?? lines?.columns[0]?.field.name ?? '');
    const key = `${issue.path} ${issue.message}`;
    mistakes.set(key, { key, target, where: where.join(', '), message: issue.message });
  }
  for (const error of errors) {
    const field = (error.property ?? '').replace(/^\./, '').split('.')[0]!;
    const message = error.message ?? error.stack;
    const isSaid = [...mistakes.values()].some((one) => one.message === message);
    if (!isSaid)
      mistakes.set(`${field} ${message}`, { key: `${field} ${message}`, target: fieldId(field), where: '', message });
  }
  return [...mistakes.values()];
}

function goTo(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  element?.focus();
}
