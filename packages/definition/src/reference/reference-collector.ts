import { pointer } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import type { EntityIndex } from '../model/entity-index.ts';
import { type Reference, type ReferenceTarget, targetKey } from './reference.ts';
import type { ReferenceUse } from './reference-use.ts';

/** Where a name stands in its text: by default all of it. */
export interface NameSpan {
  readonly slot?: 'value' | 'key';
  readonly start?: number;
  readonly length?: number;
}

/** Gathers the references of one file after another. */
export interface ReferenceCollector {
  readonly index: EntityIndex;
  readonly app: string;
  readonly file: string;
  /** References found in expressions are only what a rename needs: the rules report unknown names themselves. */
  add(target: ReferenceTarget, path: string, use: ReferenceUse, span?: NameSpan): void;
  /** `part` or `core.part`. Gives the qualified id, whether it exists or not. */
  addEntity(name: string, path: string, use: ReferenceUse): string;
  addField(entity: string, name: string, path: string, use: ReferenceUse, span?: NameSpan): void;
  /** A path through references such as `customer.region.code`, which starts `offset` characters into its text. */
  addFieldPath(entity: string, fields: string, path: string, use: ReferenceUse, offset?: number): void;
  addFields(entity: string, names: readonly string[] | undefined, path: string, use: ReferenceUse): void;
}

/** What a collection keeps: everything, or only references to one target. */
export interface CollectorOptions {
  readonly index: EntityIndex;
  readonly into: Reference[];
  /** Keep only this target, by key. */
  readonly only?: string;
}

/** A collector for one file of an app. */
export function createCollector(options: CollectorOptions, app: string, file: string): ReferenceCollector {
  const { index, into, only } = options;
  const collector: ReferenceCollector = {
    index,
    app,
    file,
    add(target, path, use, span = {}) {
      if (only !== undefined && targetKey(target) !== only) return;
      const start = span.start ?? 0;
      const length = span.length ?? nameLength(target);
      into.push({ target, app, file, path, slot: span.slot ?? 'value', start, end: start + length, use });
    },
    addEntity(name, path, use) {
      const dot = name.indexOf('.');
      const id = dot < 0 ? `${app}.${name}` : name;
      collector.add({ kind: 'entity', entity: id }, path, use, { start: dot + 1, length: name.length - dot - 1 });
      return id;
    },
    addField(entity, name, path, use, span) {
      collector.add({ kind: 'field', entity, name }, path, use, span);
    },
    addFieldPath(entity, fields, path, use, offset = 0) {
      let type: RuleType | undefined = { kind: 'record', entity };
      let start = offset;
      for (const name of fields.split('.')) {
        if (type === undefined || (type.kind !== 'record' && type.kind !== 'reference')) return;
        collector.addField(type.entity, name, path, use, { start, length: name.length });
        type = index.fieldType(type.entity, name);
        start += name.length + 1;
      }
    },
    addFields(entity, names, path, use) {
      names?.forEach((name, place) => collector.addField(entity, name, path + pointer(place), use));
    },
  };
  return collector;
}

function nameLength(target: ReferenceTarget): number {
  return target.kind === 'entity' ? target.entity.length - target.entity.indexOf('.') - 1 : target.name.length;
}
