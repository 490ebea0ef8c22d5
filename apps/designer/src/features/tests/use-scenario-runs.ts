import type { AppDefinition } from '@formwork/definition';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { problemText } from '../../ui/problem-text.ts';
import { useDesign } from '../editor/design-context.tsx';
import type { ScenarioOutcome, ScenarioReport } from './scenario-report.ts';

/** Runs of the draft's scenarios, and what came of them. */
export interface ScenarioRuns {
  /** Which is running: a scenario, or `*` for all. */
  readonly busy: string | undefined;
  readonly report: ScenarioReport | undefined;
  outcome(scenario: string): ScenarioOutcome | undefined;
  /** True when the definition was changed after the outcome. */
  isStale(scenario: string): boolean;
  run(scenario?: string): Promise<void>;
}

interface Known {
  readonly outcome: ScenarioOutcome;
  readonly of: AppDefinition;
}

/** Runs scenarios of the draft as it is on the screen; leaving the page forgets a run. */
export function useScenarioRuns(): ScenarioRuns {
  const { message } = App.useApp();
  const { app, definition } = useDesign();
  const [busy, setBusy] = useState<string>();
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const [report, setReport] = useState<ScenarioReport>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (scenario?: string): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(scenario ?? '*');
    try {
      const what = scenario === undefined ? { definition } : { definition, scenario };
      const answer = (await client.definitions.test(app, what, { signal: controller.signal })) as ScenarioReport;
      setKnown(
        (before) =>
          new Map([
            ...before,
            ...answer.scenarios.map((outcome) => [outcome.name, { outcome, of: definition }] as const),
          ]),
      );
      setReport(scenario === undefined ? answer : undefined);
    } catch (error) {
      if (!controller.signal.aborted) void message.error(problemText(error));
    } finally {
      setBusy(undefined);
    }
  };
  return {
    busy,
    report,
    outcome: (scenario) => known.get(scenario)?.outcome,
    isStale: (scenario) => known.get(scenario)?.of !== definition,
    run,
  };
}
