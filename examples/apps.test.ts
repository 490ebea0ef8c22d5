import { fieldModels } from '@formwork/catalog/models';
import { formatFolder, validateDefinition } from '@formwork/definition';
import { type CoverageItem, type Engine, openEngine, printScenarioReport } from '@formwork/engine';
import { type TestDatabase, createTestDatabase } from '@formwork/testkit';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exampleNames, readExample, readExampleFiles } from './read-example.ts';

describe.each(exampleNames.map((name, index) => ({ name, needs: exampleNames.slice(0, index) })))(
  'the app $name',
  ({ name, needs }) => {
    let database: TestDatabase;
    let engine: Engine;
    beforeAll(async () => {
      database = await createTestDatabase();
      engine = await openEngine({ databaseUrl: database.url, poolSize: 4 });
      for (const each of needs) await engine.definitions.publish({ definition: readExample(each) });
    });
    afterAll(async () => {
      await engine.close();
      await database.drop();
    });

    test('has no finding, not even a text without its translation', () => {
      expect(validateDefinition(readExample(name), fieldModels, needs.map(readExample)).issues).toEqual([]);
    });

    test('is written as the formatter writes it', () => {
      expect(Object.fromEntries(formatFolder(readExample(name)))).toEqual(Object.fromEntries(readExampleFiles(name)));
    });

    test('plans onto an empty database with safe steps alone, and publishes with its data', async () => {
      const definition = readExample(name);
      const plan = await engine.definitions.plan(definition);
      expect(plan.from).toBeNull();
      expect(plan.steps.length).toBeGreaterThan(0);
      expect(plan.steps.filter((step) => step.class !== 'safe')).toEqual([]);
      expect(await engine.definitions.publish({ definition })).toEqual({ revision: 1, isChanged: true });
      const reference = definition.datasets.filter((dataset) => dataset.demo !== true);
      for (const { entity, records } of reference) {
        const { json } = await engine.records.list({ kind: 'system' }, name, entity, { count: 'exact', limit: 1 });
        expect(JSON.parse(json)).toMatchObject({ total: { value: records.length } });
      }
    });

    test('publishes and loads a second time without changing anything', async () => {
      const definition = readExample(name);
      expect(await engine.definitions.publish({ definition })).toEqual({ revision: 1, isChanged: false });
      for (const loaded of await engine.datasets.loadApp(name, 'demo'))
        expect(loaded).toMatchObject({ created: 0, updated: 0 });
    });

    test('passes its scenarios, which touch every state, transition, grant and rule', async () => {
      const report = await engine.scenarios.run({ definition: readExample(name), others: needs.map(readExample) });
      const printed = printScenarioReport(report);
      process.stdout.write(`${printed}\n`);
      if (report.failed > 0) throw new Error(printed);
      expect(report.passed).toBe(readExample(name).scenarios.length);
      const { states, transitions, grants, rules } = report.coverage;
      expect(untouched([...states, ...transitions, ...grants, ...rules])).toEqual([]);
    }, 300_000);
  },
);

function untouched(items: readonly CoverageItem[]): string[] {
  return items
    .filter((item) => !item.touched)
    .map((item) => item.name)
    .sort();
}
