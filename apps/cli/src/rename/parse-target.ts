import type { AppDefinition, ReferenceTarget } from '@formwork/definition';
import { UsageWrong } from '../cli.errors.ts';

/** What can be renamed, with how its name is written. */
export const renameKinds = {
  entity: 'entity',
  field: 'entity.field',
  option: 'entity.field.option',
  state: 'lifecycle.state',
  transition: 'lifecycle.transition',
  lifecycle: 'lifecycle',
  role: 'role',
  form: 'form',
  view: 'view',
  calendar: 'calendar',
  dataset: 'dataset',
  scenario: 'scenario',
} as const;

/** A word of `renameKinds`. */
export type RenameKind = keyof typeof renameKinds;

/** The thing of the app that `kind` and a dotted name mean; throws `FW_CLI_USAGE` when the name is not written so. */
export function parseTarget(app: AppDefinition, kind: RenameKind, written: string): ReferenceTarget {
  const names = written.split('.');
  const shape = renameKinds[kind];
  if (names.length !== shape.split('.').length || names.includes(''))
    throw UsageWrong({ reason: `"${written}" does not name a ${kind}.`, mend: `Write it as ${shape}.` });
  const [first, second, third] = names as [string, string, string];
  const own = app.app.name;
  switch (kind) {
    case 'entity':
      return { kind, entity: `${own}.${first}` };
    case 'field':
      return { kind, entity: `${own}.${first}`, name: second };
    case 'option':
      return { kind, entity: `${own}.${first}`, field: second, name: third };
    case 'state':
      return stateOf(app, first, second);
    case 'transition':
      return { kind, app: own, workflow: first, name: second };
    case 'lifecycle':
      return { kind: 'workflow', app: own, name: first };
    default:
      return { kind, app: own, name: first };
  }
}

/** A state is an option of the field that its lifecycle governs. */
function stateOf(app: AppDefinition, lifecycle: string, state: string): ReferenceTarget {
  const found = app.workflows.find((each) => each.name === lifecycle);
  if (found === undefined)
    throw UsageWrong({
      reason: `There is no lifecycle "${lifecycle}".`,
      mend: `Use one of ${app.workflows.map((each) => each.name).join(', ') || '(the app has none)'}.`,
    });
  return { kind: 'option', entity: `${app.app.name}.${found.entity}`, field: found.field, name: state };
}
