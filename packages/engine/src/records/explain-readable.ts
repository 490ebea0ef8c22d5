import type { Access } from '@formwork/access';
import type { EntityModel, FieldInstance } from '@formwork/definition';
import { type Explanation, explainRule, type RuleEnv, type TypedRule } from '@formwork/rules';
import { localeOf } from './rule-environment.ts';
import type { Command } from './command.ts';

/** The expression with its values, or nothing when the caller may not read all that it reads on every record. */
export function explainReadable(
  command: Command,
  entity: string,
  rule: TypedRule,
  env: RuleEnv,
): Explanation | undefined {
  const isReadable = rule.reads.every((path) => isPathReadable(command.access, entity, path));
  if (!isReadable) return undefined;
  return explainRule(rule, env, { locale: localeOf(command.principal).startsWith('zh') ? 'zh-CN' : 'en' });
}

function isPathReadable(access: Access, entity: string, [root = '', ...path]: readonly string[]): boolean {
  if (access.isSystem || root === 'user' || root === 'now' || root === 'today') return true;
  if (root.startsWith('@')) return false;
  const { entities } = access.model;
  const names = path.filter((name) => name !== '[]');
  let at: EntityModel | undefined = entities.get(entity);
  if (root === 'parent') at = entities.get(at?.parent?.entity ?? '');
  for (const [index, name] of names.entries()) {
    if (at === undefined) return true;
    const field: FieldInstance | undefined = at.fields.get(name);
    if (field === undefined || access.entity(at.id).readField(name) !== 'always') return false;
    const isLines = field.shape.shape === 'child-table';
    const next: string = field.shape.shape === 'child-table' ? field.shape.entity : referenceOf(field);
    at = entities.get(next);
    const isOpened = index < names.length - 1;
    if (at !== undefined && isOpened && !isLines && access.entity(at.id).rows('read') !== true) return false;
  }
  return true;
}

function referenceOf(field: FieldInstance): string {
  return field.type.kind === 'reference' ? field.type.entity : '';
}
