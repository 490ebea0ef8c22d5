import { type Access, systemAccess } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import { compileNodeToSql } from '../expressions/compile-rule-to-sql.ts';
import { sql } from '../sql/sql.ts';
import { fieldValue, presentedValue } from './field-value.ts';
import { grantsCondition, rowCondition } from './grant-condition.ts';
import type { RecordCompiler, RecordFrame } from './record-compiler.ts';
import { recordRuleContext } from './record-rule-context.ts';
import { pathValue } from './resolve-path.ts';
import type { StorageModel } from './storage-model.ts';

/** How a compiler sees and computes. */
export interface RecordCompilerOptions {
  /** Compute stored formulas anew in place of reading their columns. */
  readonly isRefreshing?: boolean;
}

/** A compiler for one statement, with the caller's eyes. Aliases are `r1`, `r2`, … */
export function createRecordCompiler(
  storage: StorageModel,
  access: Access,
  options: RecordCompilerOptions = {},
): RecordCompiler {
  let aliases = 0;
  const nextAlias = (): string => `r${(aliases += 1)}`;
  const system = systemAccess(storage.model);
  const make = (eyes: Access): RecordCompiler => {
    const compiler: RecordCompiler = {
      storage,
      access: eyes,
      isRefreshing: options.isRefreshing === true,
      get system() {
        return eyes === system ? compiler : asSystem;
      },
      alias: () => sql.identifier(nextAlias()),
      frame: (entity, more) => ({
        entity: resolveEntity(storage, entity),
        alias: sql.identifier(nextAlias()),
        hops: new Map<string, RecordFrame>(),
        ...more,
      }),
      path: (frame, path) => pathValue(compiler, frame, path),
      value: (frame, field) => fieldValue(compiler, frame, field),
      presented: (frame, field) => presentedValue(compiler, frame, field),
      rule: (frame, rule) => compileNodeToSql('node' in rule ? rule.node : rule, recordRuleContext(compiler, frame)),
      ruleContext: (frame) => recordRuleContext(compiler, frame),
      rows: (frame, action) => rowCondition(compiler, frame, action),
      grants: (frame, grants, isAfter) => grantsCondition(compiler, frame, grants, isAfter === true),
    };
    return compiler;
  };
  const asSystem = make(system);
  return access === system ? asSystem : make(access);
}

function resolveEntity(storage: StorageModel, id: string): EntityModel {
  const entity = storage.model.entities.get(id);
  if (entity === undefined) throw new TypeError(`There is no entity ${id}.`);
  return entity;
}
