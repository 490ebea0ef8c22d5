import { pointer } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import type { EntityModel, FieldInstance } from '../model/model.ts';
import { entityFile } from './lint-entities.ts';
import type { LintContext } from './lint-context.ts';

/** Computed fields that depend on themselves, and stored formulas that read what cannot be kept fresh. */
export function lintComputed(context: LintContext): void {
  const state = new Map<FieldInstance, 'open' | 'done'>();
  for (const entity of context.app.entities.values()) {
    for (const field of entity.fields.values()) {
      if (isComputed(field)) findCycles(context, field, [], state);
      if (field.shape.shape === 'derived' && field.shape.stored) lintStored(context, entity, field);
    }
  }
}

function isComputed(field: FieldInstance): boolean {
  return field.shape.shape === 'derived' || field.shape.shape === 'rollup';
}

function findCycles(
  context: LintContext,
  field: FieldInstance,
  trail: readonly FieldInstance[],
  state: Map<FieldInstance, 'open' | 'done'>,
): void {
  if (state.get(field) === 'done') return;
  if (state.get(field) === 'open') {
    const cycle = [...trail.slice(trail.indexOf(field)), field].map((each) => `${each.entity}.${each.name}`);
    const entity = context.model.entities.get(field.entity)!;
    const message = `"${field.name}" depends on itself: ${cycle.join(' → ')}.`;
    report(
      context,
      entity,
      field,
      'FW_DEFINITION_COMPUTED_CYCLE',
      message,
      'Take one of these steps out of the circle.',
    );
    return;
  }
  state.set(field, 'open');
  for (const next of dependencies(context, field)) {
    if (isComputed(next)) findCycles(context, next, [...trail, field], state);
  }
  state.set(field, 'done');
}

/** The fields that a computed field reads directly, of any entity. */
function dependencies(context: LintContext, field: FieldInstance): FieldInstance[] {
  const { model } = context;
  const entity = model.entities.get(field.entity)!;
  if (field.shape.shape !== 'rollup') return readFields(context, entity, field.rule?.reads ?? []).flat();
  const { over, of } = field.shape;
  const lines = 'lines' in over ? entity.fields.get(over.lines)?.shape : undefined;
  const counted = 'entity' in over ? over.entity : lines?.shape === 'child-table' ? lines.entity : undefined;
  const child = counted === undefined ? undefined : model.entities.get(counted);
  if (child === undefined) return [];
  const summed = of === undefined ? undefined : child.fields.get(of);
  return [...(summed === undefined ? [] : [summed]), ...readFields(context, child, field.where?.reads ?? []).flat()];
}

/** The fields along each path that an expression reads. */
function readFields(
  { model, index }: LintContext,
  entity: EntityModel,
  reads: readonly (readonly string[])[],
): FieldInstance[][] {
  return reads.map((path) => {
    const [root = '', ...rest] = path;
    let type: RuleType | undefined = root.startsWith('@')
      ? { kind: 'record', entity: root.slice(1) }
      : entity.scope.variables[root];
    const fields: FieldInstance[] = [];
    for (const name of rest) {
      if (name === '[]') {
        type = type?.kind === 'list' ? type.of : undefined;
      } else if (type?.kind === 'record' || type?.kind === 'reference') {
        const field = model.entities.get(type.entity)?.fields.get(name);
        if (field !== undefined) fields.push(field);
        type = index.fieldType(type.entity, name);
      } else {
        type = undefined;
      }
    }
    return fields;
  });
}

/** A stored value is refreshed by writes to its own record, its lines and its parent: by nothing else. */
function lintStored(context: LintContext, entity: EntityModel, field: FieldInstance): void {
  const reason = whyNotStorable(context, entity, field, new Set());
  if (reason === undefined) return;
  const hint = 'Leave out "stored", or read only this record, rollups of its lines and its parent.';
  const message = `"${field.name}" is stored, but ${reason}, which changes without this record being written.`;
  report(context, entity, field, 'FW_DEFINITION_STORED_FORMULA', message, hint);
}

function whyNotStorable(
  context: LintContext,
  entity: EntityModel,
  field: FieldInstance,
  seen: Set<FieldInstance>,
): string | undefined {
  if (seen.has(field)) return undefined;
  seen.add(field);
  if (field.shape.shape === 'rollup' && 'entity' in field.shape.over)
    return `"${field.name}" counts records of another entity`;
  const { rule } = field;
  if (rule?.readsClock === true) return 'it reads the clock';
  if (rule?.readsData === true) return 'it looks up other records';
  for (const path of rule?.reads ?? []) {
    const [root = ''] = path;
    if (root === 'user' || root === 'now' || root === 'today') return `it reads ${root}`;
    const [fields = []] = readFields(context, entity, [path]);
    const [first, second] = fields;
    if (first?.type.kind === 'reference' && second !== undefined)
      return `it reads "${path.join('.')}" of another record`;
  }
  for (const next of dependencies(context, field)) {
    const owner = context.model.entities.get(next.entity);
    const reason = isComputed(next) && owner !== undefined ? whyNotStorable(context, owner, next, seen) : undefined;
    if (reason !== undefined) return reason.startsWith('it ') ? `"${next.name}" ${reason.slice(3)}` : reason;
  }
  return undefined;
}

function report(
  context: LintContext,
  entity: EntityModel,
  field: FieldInstance,
  code: string,
  message: string,
  hint: string,
): void {
  const place = entity.definition.fields.findIndex((each) => each.name === field.name);
  context.report('error', code, entityFile(entity), pointer('fields', place), message, hint);
}
