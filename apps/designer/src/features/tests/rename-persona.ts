import type { ScenarioDefinition } from '@formwork/definition';

/** The scenario with a persona under another name, in what they do and where a value points at them. */
export function renamePersona(scenario: ScenarioDefinition, from: string, to: string): ScenarioDefinition {
  const personas = Object.fromEntries(
    Object.entries(scenario.personas ?? {}).map(([name, persona]) => [name === from ? to : name, persona]),
  );
  const rewrite = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(rewrite);
    if (typeof node !== 'object' || node === null) return node;
    const isRef = Object.keys(node).length === 1 && (node as { ref?: unknown }).ref === from;
    if (isRef) return { ref: to };
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rewrite(value)]));
  };
  const act = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    const step = rewrite(node) as Record<string, unknown>;
    if (Array.isArray(step['parallel'])) return { ...step, parallel: (step['parallel'] as unknown[]).map(act) };
    return step['as'] === from ? { ...step, as: to } : step;
  };
  const steps = <T>(list: readonly T[] | undefined): T[] | undefined => list?.map((step) => act(step) as T);
  return {
    ...scenario,
    personas,
    ...(scenario.given === undefined ? {} : { given: steps(scenario.given) }),
    when: steps(scenario.when) ?? [],
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the language
    ...(scenario.then === undefined ? {} : { then: steps(scenario.then) }),
  } as ScenarioDefinition;
}
