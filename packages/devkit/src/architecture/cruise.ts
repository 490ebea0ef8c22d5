import { globSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { dependencyRules } from './dependency-rules.ts';
import { teachUsingDeclarations } from './teach-using.ts';

/** An import that breaks a rule. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** What a look at the imports found, and which source files it never saw. */
export interface CruiseReport {
  readonly violations: readonly Violation[];
  /** Source files that were not looked at: when this is not empty, the rules prove nothing. */
  readonly unseen: readonly string[];
  readonly moduleCount: number;
}

const sources = ['{packages,apps}/*/src/**/*.{ts,tsx}', 'packages/devkit/bench/**/*.ts', 'examples/**/*.ts'];

/** Looks at every import under `root` and holds it against the dependency rules. */
export async function cruiseRepository(root: string): Promise<CruiseReport> {
  const files = globSync(sources, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' });
  const options: ICruiseOptions = {
    baseDir: root,
    // With TypeScript 7, which has no compiler API, the default parser sees no modules at all, and passes.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    ruleSet: { forbidden: dependencyRules(root) },
    validate: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  };
  teachUsingDeclarations();
  const { output } = await cruise(files, options);
  const result = output as ICruiseResult;
  const seen = new Set(result.modules.map((module) => module.source));
  return {
    violations: result.summary.violations.map((found) => ({ rule: found.rule.name, from: found.from, to: found.to })),
    unseen: files.map((file) => file.split(path.sep).join('/')).filter((file) => !seen.has(file)),
    moduleCount: result.modules.length,
  };
}
