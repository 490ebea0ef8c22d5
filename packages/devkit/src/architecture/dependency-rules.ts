import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { IForbiddenRuleType, IReachabilityForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';
import { browserSafePackages, facetMayImport, mayImport, serverPackages } from './package-graph.ts';

const facets = Object.keys(facetMayImport);
const testFile = '[.]test[.]tsx?$';
const benchFile = '^packages/devkit/(bench|src/fuzz)/';
const browserApps = '^apps/(portal|designer)/src/';
const serverCode = '^(apps/(runtime|cli)|packages/engine)/src/';

/** Every rule about who may import whom, for the repository (or a planted copy of its shape) at `root`. */
export function dependencyRules(root: string): IForbiddenRuleType[] {
  return [...graphRules(), ...facetRules(), ...bundleRules(), ...houseRules(root)];
}

function graphRules(): IForbiddenRuleType[] {
  return Object.entries(mayImport).flatMap(([from, to]) => {
    const allowed = [from, ...to].map((workspace) => `^${workspace}/`);
    const comment = `${from} may import only ${to.join(', ') || 'nothing of ours'}.`;
    const outward = '^(packages|apps)/';
    return [
      rule(
        `graph:${from}`,
        comment,
        { path: `^${from}/`, pathNot: [testFile, benchFile] },
        { path: outward, pathNot: allowed },
      ),
      // Tests of an engine need real field types and a real database; they still never reach an app.
      rule(
        `graph:${from}:tests`,
        `${comment} Its tests may import the catalog and the testkit, too.`,
        { path: `^${from}/.*${testFile}` },
        { path: outward, pathNot: [...allowed, '^packages/(catalog|testkit)/'] },
      ),
    ];
  });
}

function facetRules(): IForbiddenRuleType[] {
  const isolation = Object.entries(facetMayImport).map(([facet, to]) => {
    const others = facets.filter((other) => other !== facet && !to.includes(other));
    const comment = `A ${facet} facet may import only these facets: ${to.join(', ') || 'none'}.`;
    return rule(
      `facet:${facet}`,
      comment,
      { path: facetFiles([facet]), pathNot: testFile },
      { path: facetFiles(others) },
    );
  });
  return [
    ...isolation,
    rule(
      'facet:storage-only-in-postgres',
      'Of the catalog, only postgres facets and what they share in columns/ know storage.',
      {
        path: '^packages/catalog/src/',
        pathNot: [...facetFiles(['postgres']), '^packages/catalog/src/(columns|conformance)/', testFile],
      },
      { path: '^packages/storage/' },
    ),
    rule(
      'facet:models-are-pure',
      'A model runs everywhere: neither storage nor React can be reached from it.',
      { path: facetFiles(['model']) },
      { path: ['^packages/(storage|renderer)/', 'node_modules/(react|react-dom|antd|pg)/'], reachable: true },
    ),
    rule(
      'facet:renderer-only-in-screens',
      'Of the catalog, only react and designer facets know the renderer.',
      { path: facetFiles(['model', 'postgres', 'cases']) },
      { path: ['^packages/renderer/', 'node_modules/(react|react-dom|antd)/'] },
    ),
    rule(
      'kinds-do-not-know-each-other',
      'A kind never imports a sibling; what two share lives beside the folders.',
      { path: '^packages/catalog/src/([^/]+)/([^/]+)/', pathNot: '^packages/catalog/src/conformance/' },
      { path: '^packages/catalog/src/$1/[^/]+/', pathNot: '^packages/catalog/src/$1/$2/' },
    ),
  ];
}

function bundleRules(): IForbiddenRuleType[] {
  const server = [
    ...serverPackages.map((name) => `^${name}/`),
    ...facetFiles(['postgres']),
    'node_modules/(pg|typeorm|fastify|@nestjs)/',
  ];
  const screens = [...facetFiles(['react', 'designer']), '^packages/renderer/', 'node_modules/(react|react-dom|antd)/'];
  return [
    rule(
      'no-server-code-in-browser',
      'Server code must not be reachable from a browser bundle.',
      { path: browserApps, pathNot: testFile },
      { path: server, reachable: true },
    ),
    rule(
      'no-screens-on-server',
      'React and its facets must not be reachable from the server, the CLI or the engine.',
      { path: serverCode, pathNot: testFile },
      { path: screens, reachable: true },
    ),
    rule(
      'browser-safe',
      'This code runs in browsers: no Node builtins.',
      {
        path: [...browserSafePackages.map((name) => `^${name}/src/`), ...facetFiles(['model', 'react', 'designer'])],
        pathNot: testFile,
      },
      { dependencyTypes: ['core'] },
    ),
  ];
}

function houseRules(root: string): IForbiddenRuleType[] {
  return [
    rule('no-circular', 'No cycles, type-only ones included.', {}, { circular: true }),
    rule('no-unresolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true, pathNot: '[?]' }),
    rule(
      'cross-package-imports-land-on-entries',
      'Reach another package through its exports, never through its folders.',
      { path: '^(packages|apps)/([^/]+)/' },
      { path: '^packages/[^/]+/', pathNot: ['^$1/$2/', ...entryFiles(root)] },
    ),
    rule(
      'nest-only-in-runtime',
      'Nest wires the runtime and nothing else.',
      { path: '^(apps|packages)/', pathNot: ['^apps/runtime/', benchFile] },
      { path: 'node_modules/@nestjs/' },
    ),
    rule(
      'testkit-only-from-tests',
      'The testkit is for tests.',
      { path: '^(packages|apps|examples)/', pathNot: [testFile, benchFile, '^packages/testkit/'] },
      { path: '^packages/testkit/' },
    ),
    rule(
      'devkit-only-from-tools',
      'The devkit is for the tools of the repository.',
      { path: '^(packages|apps|examples)/', pathNot: ['^packages/(devkit|testkit)/'] },
      { path: '^packages/devkit/' },
    ),
  ];
}

/** dependency-cruiser refuses nested quantifiers, so each shape is a pattern of its own. */
function facetFiles(names: readonly string[]): string[] {
  return names.flatMap((facet) => [
    `^packages/catalog/src/[^/]+/[^/]+/${facet}[.]tsx?$`,
    `^packages/catalog/src/${facet === 'model' ? 'models' : facet}[.]tsx?$`,
  ]);
}

/** The files that the packages' own `exports` name. */
function entryFiles(root: string): string[] {
  return readdirSync(path.join(root, 'packages')).flatMap((name) => {
    const manifest = path.join(root, 'packages', name, 'package.json');
    const { exports = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as { exports?: Record<string, string> };
    return Object.values(exports).map(
      (file) => `^packages/${name}/${file.replace(/^[.][/]/, '').replaceAll('.', '[.]')}$`,
    );
  });
}

type From = IRegularForbiddenRuleType['from'];
type To = IRegularForbiddenRuleType['to'] | IReachabilityForbiddenRuleType['to'];

function rule(name: string, comment: string, from: From, to: To): IForbiddenRuleType {
  return { name, comment, severity: 'error', from, to } as IForbiddenRuleType;
}
