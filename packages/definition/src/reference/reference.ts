import type { ReferenceUse } from './reference-use.ts';

/** A kind of named thing that lives in one app, whose name stands in a file of its own. */
export type AppTargetKind = 'workflow' | 'role' | 'form' | 'view' | 'calendar' | 'dataset' | 'scenario';

/**
 * Something with a name that other places point at. `entity` is always a qualified id.
 * A state is the `option` of the field that its lifecycle governs.
 */
export type ReferenceTarget =
  | { readonly kind: 'entity'; readonly entity: string }
  | { readonly kind: 'field'; readonly entity: string; readonly name: string }
  | { readonly kind: 'option'; readonly entity: string; readonly field: string; readonly name: string }
  | { readonly kind: 'transition'; readonly app: string; readonly workflow: string; readonly name: string }
  | { readonly kind: AppTargetKind; readonly app: string; readonly name: string };

/** One place that names a target. */
export interface Reference {
  readonly target: ReferenceTarget;
  readonly app: string;
  /** File within the app's folder. */
  readonly file: string;
  /** JSON Pointer to the text that holds the name, or to the property whose key is the name. */
  readonly path: string;
  readonly slot: 'value' | 'key';
  /** Which characters of that text or key are the name. */
  readonly start: number;
  readonly end: number;
  readonly use: ReferenceUse;
}

/** One text per target, to compare and to look up by. */
export function targetKey(target: ReferenceTarget): string {
  switch (target.kind) {
    case 'entity':
      return `entity:${target.entity}`;
    case 'field':
      return `field:${target.entity}.${target.name}`;
    case 'option':
      return `option:${target.entity}.${target.field}.${target.name}`;
    case 'transition':
      return `transition:${target.app}.${target.workflow}.${target.name}`;
    default:
      return `${target.kind}:${target.app}.${target.name}`;
  }
}

/** The plain name of a target. */
export function targetName(target: ReferenceTarget): string {
  return target.kind === 'entity' ? target.entity.slice(target.entity.indexOf('.') + 1) : target.name;
}

/** The app that declares a target. */
export function targetApp(target: ReferenceTarget): string {
  return 'entity' in target ? target.entity.split('.')[0]! : target.app;
}
