import { pointer } from '@formwork/kernel';
import { documentFile, documentKinds } from '../document/document-kinds.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { type ReferenceTarget, targetName } from '../reference/reference.ts';
import { isJsonObject } from '../structure/json-schema.ts';

/** Where something gets its name. */
export interface Declaration {
  readonly file: string;
  /** JSON Pointer to the object that has the name. */
  readonly path: string;
  readonly nameKey: 'name' | 'value';
  /** True when it is a document of its own, whose file is named after it. */
  readonly isDocument: boolean;
  /** True when it can keep former names. */
  readonly remembers: boolean;
  /** The names beside it, its own included. */
  readonly siblings: readonly string[];
}

/** Finds where a target is declared in its app; `undefined` when it is not. */
export function findDeclaration(definition: AppDefinition, target: ReferenceTarget): Declaration | undefined {
  switch (target.kind) {
    case 'field': {
      const entity = findEntity(definition, target.entity);
      return entity && inList(`entities/${entity.name}.json`, '/fields', entity.fields, target.name);
    }
    case 'option':
      return findOption(definition, target);
    case 'transition': {
      const workflow = definition.workflows.find((each) => each.name === target.workflow);
      return workflow && inList(`workflows/${workflow.name}.json`, '/transitions', workflow.transitions, target.name);
    }
    default:
      return findObject(definition, target);
  }
}

function findEntity(definition: AppDefinition, id: string): AppDefinition['entities'][number] | undefined {
  return definition.entities.find((each) => `${definition.app.name}.${each.name}` === id);
}

/** The states of a lifecycle are the options of its field. */
function findOption(
  definition: AppDefinition,
  { entity: id, field: name, name: value }: Extract<ReferenceTarget, { kind: 'option' }>,
): Declaration | undefined {
  const entity = findEntity(definition, id);
  if (entity === undefined) return undefined;
  const workflow = definition.workflows.find((each) => each.entity === entity.name && each.field === name);
  if (workflow !== undefined) return inList(`workflows/${workflow.name}.json`, '/states', workflow.states, value);
  const place = entity.fields.findIndex((each) => each.name === name);
  const options = entity.fields[place]?.['options'];
  if (!Array.isArray(options)) return undefined;
  const named = options.filter(isJsonObject);
  return inList(`entities/${entity.name}.json`, pointer('fields', place, 'options'), named, value, 'value');
}

function inList(
  file: string,
  base: string,
  list: readonly object[],
  name: string,
  nameKey: 'name' | 'value' = 'name',
): Declaration | undefined {
  const siblings = list.map((each) => String(Reflect.get(each, nameKey)));
  const place = siblings.indexOf(name);
  if (place < 0) return undefined;
  return { file, path: base + pointer(place), nameKey, isDocument: false, remembers: true, siblings };
}

const DOCUMENT_IDS: Readonly<Partial<Record<ReferenceTarget['kind'], string>>> = { workflow: 'lifecycle' };

function findObject(definition: AppDefinition, target: ReferenceTarget): Declaration | undefined {
  const kind = documentKinds.find((each) => each.id === (DOCUMENT_IDS[target.kind] ?? target.kind));
  const list = kind === undefined ? undefined : definition[kind.key];
  if (kind === undefined || !Array.isArray(list)) return undefined;
  const siblings = (list as readonly object[]).map((each) => String(Reflect.get(each, 'name')));
  const name = targetName(target);
  if (!siblings.includes(name)) return undefined;
  const remembers = 'renamedFrom' in kind.schema.properties;
  return { file: documentFile(kind, name), path: '', nameKey: 'name', isDocument: true, remembers, siblings };
}
