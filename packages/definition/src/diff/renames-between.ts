import type { AppDefinition } from '../model/app-definition.ts';
import type { ReferenceTarget } from '../reference/reference.ts';
import type { Change, ChangeSubject } from './change.ts';
import { diffDefinitions } from './diff-definitions.ts';

/** A name that was given up for another: what it names, as it was called, and its name now. */
export interface Rename {
  readonly target: ReferenceTarget;
  readonly to: string;
}

/**
 * The renames that lead from one version of an app to another, in an order in which they can be done one after another:
 * what holds a thing is renamed before the thing.
 */
export function renamesBetween(before: AppDefinition, after: AppDefinition): readonly Rename[] {
  return diffDefinitions(before, after).flatMap((change) => {
    const target = change.kind === 'renamed' ? targetOf(change, after) : undefined;
    return target === undefined ? [] : [{ target, to: change.subject.name }];
  });
}

function targetOf({ subject, from }: Change, after: AppDefinition): ReferenceTarget | undefined {
  const app = after.app.name;
  const name = from as string;
  const owner = (level: number): string => ownerOf(subject, level)?.name ?? '';
  switch (subject.noun.en) {
    case 'entity':
      return { kind: 'entity', entity: `${app}.${name}` };
    case 'field':
      return { kind: 'field', entity: `${app}.${owner(1)}`, name };
    case 'option':
      return { kind: 'option', entity: `${app}.${owner(2)}`, field: owner(1), name };
    case 'state': {
      const lifecycle = after.workflows.find((each) => each.name === owner(1));
      return lifecycle && { kind: 'option', entity: `${app}.${lifecycle.entity}`, field: lifecycle.field, name };
    }
    case 'transition':
      return { kind: 'transition', app, workflow: owner(1), name };
    case 'lifecycle':
      return { kind: 'workflow', app, name };
    case 'form':
    case 'view':
    case 'role':
    case 'calendar':
      return { kind: subject.noun.en, app, name };
    default:
      return undefined;
  }
}

function ownerOf(subject: ChangeSubject, level: number): ChangeSubject | undefined {
  return level === 0 ? subject : subject.owner && ownerOf(subject.owner, level - 1);
}
