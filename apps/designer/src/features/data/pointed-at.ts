import type { AppDefinition, EntityDefinition, FieldDefinition, FieldReference } from '@formwork/definition';
import { draftContext, modelOfField } from '../../changes/app-parts.ts';
import { type OptionSchema, optionShape } from './option-shape.ts';

const PROBE = 'formwork_probe';

/** What an option of a field points at, found by asking its kind about a value that it does not have. */
export type PointedAt =
  | { readonly kind: 'entity' }
  /** A field of an entity (qualified). */
  | { readonly kind: 'field'; readonly entity: string }
  /** The lines of this entity, or another entity with its reference that leads here. */
  | { readonly kind: 'related'; readonly entityKey: string; readonly fieldKey: string };

interface Asked {
  readonly definition: AppDefinition;
  readonly entity: EntityDefinition;
  readonly field: FieldDefinition;
  readonly name: string;
  readonly schema: OptionSchema;
}

/** Finds what an option points at; `undefined` for one that points at nothing. */
export function pointedAt(asked: Asked): PointedAt | undefined {
  const shape = optionShape(asked.schema);
  if (shape !== 'text' && shape !== 'json') return undefined;
  const found = ask(asked, PROBE).find((each) => each.path === `/${asked.name}`);
  if (shape === 'json') return found?.kind === 'field' ? relatedAt(asked) : undefined;
  if (found?.kind === 'entity') return { kind: 'entity' };
  if (found?.kind === 'field') return { kind: 'field', entity: found.entity };
  return undefined;
}

/** The entity (qualified) that `record` is in a rule of an option, where it is not the field's own. */
export function recordOfRule(asked: Asked): string | undefined {
  const { definition, entity, field, name } = asked;
  const rule = referencesOf(definition, entity, { ...field, [name]: field[name] ?? true }).find(
    (each) => each.kind === 'rule' && each.path === `/${name}`,
  );
  return rule?.kind === 'rule' ? rule.record : undefined;
}

/** True for a rule of an option that must be true or false. */
export function isConditionOption({ definition, entity, field, name }: Asked): boolean {
  return referencesOf(definition, entity, { ...field, [name]: field[name] ?? true }).some(
    (each) => each.kind === 'rule' && each.path === `/${name}` && each.expected?.kind === 'boolean',
  );
}

/** The entity (qualified) whose fields are the keys of an option that maps fields to rules. */
export function keysOf({ definition, entity, field, name }: Asked): string | undefined {
  const key = referencesOf(definition, entity, { ...field, [name]: { [PROBE]: true } }).find(
    (each) => each.kind === 'field' && each.path === `/${name}/${PROBE}`,
  );
  return key?.kind === 'field' ? key.entity : undefined;
}

/** An option that is a name of lines, or an object of an entity and a field of it. */
function relatedAt(asked: Asked): PointedAt | undefined {
  const { definition, name, schema } = asked;
  const keys = Object.keys(schema.anyOf?.find((each) => each.properties !== undefined)?.properties ?? {});
  const known = definition.entities[0]?.name ?? PROBE;
  for (const entityKey of keys) {
    for (const fieldKey of keys) {
      const found = ask(asked, { [entityKey]: known, [fieldKey]: PROBE });
      const isEntity = found.some((each) => each.kind === 'entity' && each.path === `/${name}/${entityKey}`);
      const isField = found.some((each) => each.kind === 'field' && each.path === `/${name}/${fieldKey}`);
      if (entityKey !== fieldKey && isEntity && isField) return { kind: 'related', entityKey, fieldKey };
    }
  }
  return undefined;
}

/** What the field would point at with this value and no other option than those it needs. */
function ask({ definition, entity, field, name }: Asked, value: unknown): readonly FieldReference[] {
  const required = (modelOfField(field)?.options.required as readonly string[] | undefined) ?? [];
  const needed = Object.fromEntries(required.map((key) => [key, field[key]]));
  return referencesOf(definition, entity, { name: field.name, type: field.type, ...needed, [name]: value });
}

function referencesOf(
  definition: AppDefinition,
  entity: EntityDefinition,
  field: FieldDefinition,
): readonly FieldReference[] {
  return modelOfField(field)?.references?.(field, draftContext(definition, entity.name)) ?? [];
}
