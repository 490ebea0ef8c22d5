import type { Issue, Json } from '@formwork/kernel';
import { pointer, pointerSegments } from '@formwork/kernel';
import type { RuleScope } from '@formwork/rules';
import type { FieldDefinition } from '../schema/entity.ts';
import type { EntityIndex, IndexedEntity, IndexedField } from './entity-index.ts';
import type { FieldInstance } from './model.ts';
import { BOOLEAN, type DefinitionPlace, type RuleTyper, isRuleJson } from './rule-place.ts';

/** What resolving a field needs to know about its surroundings. */
export interface FieldSurroundings {
  readonly entity: IndexedEntity;
  readonly index: EntityIndex;
  readonly scope: RuleScope;
  readonly scopeOf: (entity: string) => RuleScope | undefined;
  readonly typer: RuleTyper;
}

/** A field with its shape, type, default and expressions; an expression with errors is left out and reported. */
export function resolveField(field: IndexedField, around: FieldSurroundings): FieldInstance {
  const { entity } = around;
  const place = entity.definition.fields.findIndex((each) => each.name === field.definition.name);
  const at = (...keys: (string | number)[]): DefinitionPlace => ({
    app: entity.app,
    file: `entities/${entity.definition.name}.json`,
    path: pointer('fields', place, ...keys),
  });
  return {
    name: field.definition.name,
    entity: entity.id,
    definition: field.definition,
    model: field.model,
    shape: field.shape,
    type: field.type,
    isSystem: field.isSystem,
    ...(field.isSystem ? {} : defaultOf(field, around, at('default'))),
    ...derivedRule(field, around, at),
  };
}

function defaultOf(
  field: IndexedField,
  around: FieldSurroundings,
  place: DefinitionPlace,
): Pick<FieldInstance, 'defaultValue'> {
  const given = field.definition.default;
  if (given === undefined || given === null) return initialState(field, around);
  if (isRuleJson(given)) {
    const rule = around.typer.type(given, around.scope, field.type, place);
    return rule === undefined ? {} : { defaultValue: { kind: 'rule', rule } };
  }
  const parsed = field.model.parse(given, field.definition);
  if (parsed.ok) return { defaultValue: { kind: 'value', value: parsed.value } };
  const issue: Issue = {
    code: 'FW_DEFINITION_DEFAULT_INVALID',
    severity: 'error',
    file: place.file,
    path: `${place.path}${parsed.issue.path ?? ''}`,
    message: `The default of "${field.definition.name}" is no value of the field: ${parsed.issue.message}`,
    hint: parsed.issue.hint,
    details: { app: place.app, reason: parsed.issue.code },
  };
  around.typer.issues.push(issue);
  return {};
}

/** A record starts in its lifecycle's initial state. */
function initialState(field: IndexedField, { entity }: FieldSurroundings): Pick<FieldInstance, 'defaultValue'> {
  if (entity.lifecycle?.field !== field.definition.name) return {};
  return { defaultValue: { kind: 'value', value: entity.lifecycle.initial satisfies Json } };
}

function derivedRule(
  field: IndexedField,
  around: FieldSurroundings,
  at: (...keys: (string | number)[]) => DefinitionPlace,
): Pick<FieldInstance, 'rule' | 'where'> {
  const { shape } = field;
  if (shape.shape === 'derived') {
    const isWritten = field.definition['value'] === shape.rule;
    const known = around.typer.issues.length;
    const rule = around.typer.type(shape.rule, around.scope, field.type, isWritten ? at('value') : at());
    if (!isWritten) addressToOptions(around.typer.issues, known, field.definition, at().path);
    return rule === undefined ? {} : { rule };
  }
  if (shape.shape !== 'rollup' || shape.where === undefined) return {};
  const counted = countedEntity(field, around);
  const scope = counted === undefined ? undefined : around.scopeOf(counted);
  const where = scope === undefined ? undefined : around.typer.type(shape.where, scope, BOOLEAN, at('where'));
  return where === undefined ? {} : { where };
}

/**
 * A kind can make its expression from its options. Nobody wrote that expression, so its findings are addressed to the option
 * of the same name, or else to the field.
 */
function addressToOptions(issues: Issue[], from: number, field: FieldDefinition, path: string): void {
  for (let index = from; index < issues.length; index += 1) {
    const issue = issues[index]!;
    const [, option = '', ...rest] = pointerSegments(issue.path.slice(path.length));
    const isOption = option !== '' && Object.hasOwn(field, option);
    issues[index] = { ...issue, path: isOption ? path + pointer(option, ...rest) : path };
  }
}

/** The entity whose records a rollup counts. */
function countedEntity(field: IndexedField, { entity, index }: FieldSurroundings): string | undefined {
  if (field.shape.shape !== 'rollup') return undefined;
  const { over } = field.shape;
  if ('entity' in over) return index.resolveEntity(entity.app, over.entity);
  const lines = entity.fields.get(over.lines)?.shape;
  return lines?.shape === 'child-table' ? lines.entity : undefined;
}
