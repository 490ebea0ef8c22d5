const level0 = ['packages/kernel'];
const level1 = [...level0, 'packages/rules'];
const level2 = [...level1, 'packages/definition'];
const engines = ['packages/access', 'packages/storage', 'packages/workflow'];
const server = [...level2, ...engines, 'packages/catalog', 'packages/engine'];
const browser = [...level2, 'packages/renderer', 'packages/client', 'packages/catalog'];

/** The package graph: a workspace imports itself and what is listed here, nothing else. docs/architecture.md draws it. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/kernel': [],
  'packages/rules': level0,
  'packages/definition': level1,
  'packages/access': level2,
  // What access decides is data that storage compiles: docs/decisions/0011.
  'packages/storage': [...level2, 'packages/access'],
  'packages/workflow': level2,
  'packages/renderer': level2,
  'packages/client': level2,
  'packages/catalog': [...level2, 'packages/storage', 'packages/renderer'],
  'packages/engine': [...level2, ...engines, 'packages/catalog'],
  'packages/testkit': [...server, 'packages/client', 'packages/devkit'],
  'packages/devkit': [...server, 'packages/testkit'],
  'apps/runtime': server,
  'apps/cli': [...server, 'packages/client'],
  'apps/portal': browser,
  'apps/designer': browser,
};

/** Which other facets of its own kind a facet file may import. */
export const facetMayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  postgres: ['model'],
  react: ['model'],
  designer: ['model', 'react'],
  cases: ['model'],
};

/** Packages that only a server may load. */
export const serverPackages = [...engines, 'packages/engine'];

/** Workspaces whose code runs in browsers, too: no Node builtins. */
export const browserSafePackages = [...level2, 'packages/renderer', 'packages/client', 'apps/portal', 'apps/designer'];
