import type { Issue, Severity } from '@formwork/kernel';
import type { Terminal } from './terminal.ts';

/** A finding with the place where a person finds it: a path of theirs, with line and column where these are known. */
export interface PlacedIssue extends Issue {
  /** Such as `examples/shop/entities/product.json:12:5`. */
  readonly place?: string;
  readonly line?: number;
  readonly column?: number;
}

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings for people: what, where, how to mend it. */
export function presentIssues(issues: readonly PlacedIssue[], { paint }: Pick<Terminal, 'paint'>): string {
  const tone = { error: paint.bad, warning: paint.warn, info: paint.faint };
  return issues
    .map((issue) => {
      const pointer = issue.path === '' ? '' : ` ${paint.faint(issue.path)}`;
      const where = `${paint.accent(issue.place ?? issue.file ?? '')}${pointer}`.trim();
      return [
        `${tone[issue.severity](issue.severity.padEnd(7))} ${where}`,
        `        ${issue.message}`,
        `        → ${issue.hint} ${paint.faint(`(${issue.code})`)}`,
        '',
      ].join('\n');
    })
    .join('\n');
}

/** `2 errors, 1 warning`, or `no findings`. */
export function countIssues(issues: readonly Pick<Issue, 'severity'>[]): string {
  const parts = order.flatMap((severity) => {
    const count = issues.filter((issue) => issue.severity === severity).length;
    if (count === 0) return [];
    const noun = severity === 'info' ? 'advice' : count === 1 ? severity : `${severity}s`;
    return [`${count} ${noun}`];
  });
  return parts.join(', ') || 'no findings';
}
