import type { FieldContext, FieldDefinition } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { type RuleType, describeType } from '@formwork/rules';
import { optionIssue } from '../../values/options.ts';
import { aggregates, countedEntity, rollupAggregate, rollupOver } from './rollup-options.ts';

/** Findings about a rollup: exactly one aggregate, over something that there is, of a field that has a sum or an order. */
export function lintRollup(field: FieldDefinition, context: FieldContext): readonly Omit<Issue, 'file'>[] {
  const asked = aggregates.filter((aggregate) => field[aggregate] !== undefined);
  if (asked.length !== 1) {
    const message =
      asked.length === 0 ? 'The rollup does not say what to compute.' : `It asks for ${asked.join(' and ')}.`;
    return [
      optionIssue('', 'FW_FIELD_ROLLUP_AGGREGATE', message, 'Give exactly one of sum, average, min, max and count.'),
    ];
  }
  return [...lintOver(field, context), ...lintAggregated(field, context)];
}

function lintOver(field: FieldDefinition, context: FieldContext): readonly Omit<Issue, 'file'>[] {
  const over = rollupOver(field);
  const entity = countedEntity(field, context);
  if (entity === undefined) {
    const what = 'lines' in over ? `"${over.lines}" holds no lines.` : `There is no entity "${over.entity}".`;
    return [
      optionIssue('/over', 'FW_FIELD_ROLLUP_OVER', what, 'Name a lines field, or an entity with its reference field.'),
    ];
  }
  if ('lines' in over) return [];
  const by = context.fieldType(entity, over.by);
  if (by?.kind === 'reference' && by.entity === context.entity) return [];
  const message = `The field "${over.by}" of ${entity} does not refer to ${context.entity}.`;
  return [optionIssue('/over/by', 'FW_FIELD_ROLLUP_OVER', message, 'Name a reference field that points here.')];
}

function lintAggregated(field: FieldDefinition, context: FieldContext): readonly Omit<Issue, 'file'>[] {
  const { aggregate, of } = rollupAggregate(field);
  const entity = countedEntity(field, context);
  if (of === undefined || entity === undefined) return [];
  const type = context.fieldType(entity, of);
  if (type === undefined || fits(aggregate, type)) return [];
  const message = `The ${aggregate} of "${of}" cannot be taken: it is ${describeType(type)}.`;
  const hint = aggregate === 'sum' || aggregate === 'average' ? 'Name a number.' : 'Name a number or a date.';
  return [optionIssue(`/${aggregate}`, 'FW_FIELD_ROLLUP_FIELD', message, hint)];
}

function fits(aggregate: (typeof aggregates)[number], type: RuleType): boolean {
  if (type.kind === 'number') return true;
  return (aggregate === 'min' || aggregate === 'max') && (type.kind === 'date' || type.kind === 'datetime');
}
