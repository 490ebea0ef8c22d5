import type { Issue, Severity } from '@formwork/kernel';

/** Collects findings about one file. Beyond the limit the rest is counted and not kept. */
export interface Findings {
  readonly issues: Issue[];
  /** The file that findings are about, until another is named. */
  file: string | undefined;
  add(code: string, path: string, message: string, hint: string, details?: Issue['details'], severity?: Severity): void;
}

/** More findings than anybody reads: a damaged megabyte must not become a million objects. */
export const MAX_FINDINGS = 1000;

/** An empty collector. */
export function createFindings(file?: string): Findings {
  const issues: Issue[] = [];
  return {
    issues,
    file,
    add(code, path, message, hint, details, severity = 'error') {
      if (issues.length >= MAX_FINDINGS) return;
      issues.push({
        code,
        severity,
        ...(this.file === undefined ? {} : { file: this.file }),
        path,
        message,
        hint,
        ...(details === undefined ? {} : { details }),
      });
    },
  };
}
