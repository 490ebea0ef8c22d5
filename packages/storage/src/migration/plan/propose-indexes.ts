import type { AppModel, Model } from '@formwork/definition';
import { describeTable } from '../shape/describe-table.ts';
import type { PlanContext } from './plan-context.ts';

/** Advice: fields that the conditions of grants compare, where no index begins with them. */
export function proposeIndexes(context: PlanContext, model: Model, app: AppModel): void {
  for (const entity of app.entities.values()) {
    const leading = new Set(
      describeTable(entity, context.describe).keys.flatMap((key) =>
        key.kind === 'primary' || key.kind === 'check' ? [] : key.columns.slice(0, 1),
      ),
    );
    const proposed = new Set<string>();
    for (const grant of [...model.roles.values()].flatMap((role) => role.grants))
      if (grant.entity === entity.id) for (const field of comparedFields(grant.when?.reads)) proposed.add(field);
    for (const field of proposed) {
      const shape = entity.fields.get(field)?.shape.shape;
      if (leading.has(field) || (shape !== 'column' && shape !== 'sequence')) continue;
      const wanted = indexesBehind(field, entity.definition.indexes ?? []);
      context.writer.report({
        code: 'FW_STORAGE_INDEX_PROPOSED',
        severity: 'info',
        entity: entity.name,
        field,
        message: `Roles see records of ${entity.name} by ${field}, and no index begins with it.`,
        hint: `Add to "indexes" of ${entity.name}: ${wanted.map((each) => JSON.stringify(each)).join(', ')}.`,
        details: { indexes: wanted },
      });
    }
  }
}

/** The field alone, or in front of what lists are found and sorted by: then one index answers the whole question. */
function indexesBehind(field: string, declared: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const behind = declared.filter((names) => names.every((name) => name !== field));
  return behind.length === 0 ? [[field]] : behind.map((names) => [field, ...names]);
}

function comparedFields(reads: readonly (readonly string[])[] = []): readonly string[] {
  return reads.filter((path) => path[0] === 'record' && path.length === 2).map((path) => path[1]!);
}
