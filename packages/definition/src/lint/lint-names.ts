import { pointer } from '@formwork/kernel';
import { systemFieldNames } from '../model/system-fields.ts';
import { PLATFORM_APP } from '../model/system-entities.ts';
import type { LintContext } from './lint-context.ts';

const RESERVED_APPS = new Set([PLATFORM_APP, 'public', 'information_schema', 'api', 'designer', 'system']);

/** Names that no field can have: the columns that PostgreSQL gives every table, and what every object of JavaScript has. */
const TAKEN: ReadonlyMap<string, string> = new Map([
  ...['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid'].map((name) => [name, 'The database'] as const),
  ['constructor', 'JavaScript, in which records are read and written,'],
]);

interface Named {
  readonly name: string;
  readonly renamedFrom?: readonly string[] | undefined;
}

/** Names that are reserved, stand twice among siblings, or are claimed as a former name by two. */
export function lintNames(context: LintContext): void {
  const { definition, report } = context;
  const { name } = definition.app;
  if (RESERVED_APPS.has(name) || name.startsWith('pg_')) {
    const message = `The app cannot be named "${name}": the platform or the database uses the name.`;
    report('error', 'FW_DEFINITION_NAME_RESERVED', 'app.json', '/name', message, 'Choose another name.');
  }
  for (const entity of definition.entities) {
    const file = `entities/${entity.name}.json`;
    lintSiblings(context, 'field', entity.fields, file, 'fields');
    lintSiblings(context, 'validation', entity.validations ?? [], file, 'validations');
    entity.fields.forEach((field, place) => {
      lintFieldName(context, field.name, file, pointer('fields', place, 'name'));
      const options = field['options'];
      if (Array.isArray(options)) {
        const named = options.map((option: { value: string; renamedFrom?: string[] }) => ({
          ...option,
          name: option.value,
        }));
        lintSiblings(context, 'option', named, file, `fields/${place}/options`, 'value');
      }
    });
  }
  for (const workflow of definition.workflows) {
    const file = `workflows/${workflow.name}.json`;
    lintSiblings(context, 'state', workflow.states, file, 'states');
    lintSiblings(context, 'transition', workflow.transitions, file, 'transitions');
    workflow.transitions.forEach((each, place) =>
      lintSiblings(context, 'guard', each.guards ?? [], file, `transitions/${place}/guards`),
    );
  }
  lintFormerNames(context);
}

function lintFieldName({ report }: LintContext, name: string, file: string, path: string): void {
  const isSystem = systemFieldNames.has(name);
  const taker = TAKEN.get(name);
  if (!isSystem && taker === undefined) return;
  const message = isSystem
    ? `Every record has a "${name}" already, so no field can have that name.`
    : `${taker} uses "${name}" for itself, so no field can have that name.`;
  report('error', 'FW_DEFINITION_NAME_RESERVED', file, path, message, 'Choose another name.');
}

function lintSiblings(
  { report }: LintContext,
  noun: string,
  list: readonly Named[],
  file: string,
  base: string,
  key = 'name',
): void {
  const seen = new Set<string>();
  const claimed = new Map<string, string>();
  list.forEach(({ name, renamedFrom }, place) => {
    if (seen.has(name)) {
      const message = `There are two of the name "${name}": each ${noun} needs a name of its own.`;
      report('error', 'FW_DEFINITION_NAME_REPEATED', file, `/${base}/${place}/${key}`, message, 'Rename one of them.');
    }
    seen.add(name);
    renamedFrom?.forEach((former, index) => {
      const path = `/${base}/${place}/renamedFrom/${index}`;
      const other = former === name ? name : claimed.get(former);
      claimed.set(former, name);
      if (other === undefined) return;
      const message =
        other === name
          ? `The ${noun} "${name}" says that it was named "${name}" before.`
          : `"${name}" and "${other}" both say that they were "${former}".`;
      report(
        'error',
        'FW_DEFINITION_RENAMED_TWICE',
        file,
        path,
        message,
        'Keep the former name where the values belong.',
      );
    });
  });
}

/** Former names of objects, which stand in different files. */
function lintFormerNames(context: LintContext): void {
  const { definition, report } = context;
  for (const key of ['entities', 'forms', 'views', 'workflows', 'rules', 'roles'] as const) {
    const claimed = new Map<string, string>();
    for (const { name, renamedFrom = [] } of definition[key]) {
      renamedFrom.forEach((former, place) => {
        const other = former === name ? name : claimed.get(former);
        claimed.set(former, name);
        if (other === undefined) return;
        const message = `"${name}" and "${other}" both say that they were "${former}".`;
        const hint = 'Keep the former name where the records belong.';
        report('error', 'FW_DEFINITION_RENAMED_TWICE', `${key}/${name}.json`, `/renamedFrom/${place}`, message, hint);
      });
    }
  }
}
