import { pointer } from '@formwork/kernel';
import { findDocumentKind } from '../document/document-kinds.ts';
import type { LifecycleDefinition } from '../schema/lifecycle.ts';
import type { LocaleDefinition } from '../schema/locale.ts';
import type { ReferenceTarget } from './reference.ts';
import type { ReferenceCollector } from './reference-collector.ts';

/** What the addresses of a locale's texts name, such as `entities.sales_order.fields.customer.label`. */
export function collectLocale(
  locale: LocaleDefinition,
  workflows: readonly LifecycleDefinition[],
  out: ReferenceCollector,
): void {
  const governed = new Map(workflows.map((each) => [each.name, each]));
  for (const address of Object.keys(locale.texts)) {
    const steps = address.split('.');
    const starts = steps.map((_, index) => steps.slice(0, index).join('.').length + (index === 0 ? 0 : 1));
    const path = pointer('texts', address);
    const add = (target: ReferenceTarget | undefined, step: number): void => {
      if (target === undefined || steps[step] === undefined) return;
      out.add(target, path, 'translation', { slot: 'key', start: starts[step]!, length: steps[step].length });
    };
    for (const step of [1, 3, 5]) add(targetAt(steps, step, out.app, governed), step);
  }
}

function targetAt(
  steps: readonly string[],
  step: number,
  app: string,
  governed: ReadonlyMap<string, LifecycleDefinition>,
): ReferenceTarget | undefined {
  const [list, owner, part, name] = steps;
  const wanted = steps[step];
  if (wanted === undefined || owner === undefined) return undefined;
  if (step === 1) return ownerTarget(list!, owner, app);
  if (list === 'entities' && part === 'fields') {
    const entity = `${app}.${owner}`;
    if (step === 3) return { kind: 'field', entity, name: wanted };
    return steps[4] === 'options' ? { kind: 'option', entity, field: name!, name: wanted } : undefined;
  }
  if (list !== 'workflows' || step !== 3) return undefined;
  if (part === 'transitions') return { kind: 'transition', app, workflow: owner, name: wanted };
  const lifecycle = governed.get(owner);
  if (part !== 'states' || lifecycle === undefined) return undefined;
  return { kind: 'option', entity: `${app}.${lifecycle.entity}`, field: lifecycle.field, name: wanted };
}

function ownerTarget(list: string, name: string, app: string): ReferenceTarget | undefined {
  const kind = findDocumentKind(list)?.id;
  switch (kind) {
    case 'entity':
      return { kind: 'entity', entity: `${app}.${name}` };
    case 'lifecycle':
      return { kind: 'workflow', app, name };
    case 'role':
    case 'form':
    case 'view':
    case 'calendar':
    case 'dataset':
    case 'scenario':
      return { kind, app, name };
    default:
      return undefined;
  }
}
