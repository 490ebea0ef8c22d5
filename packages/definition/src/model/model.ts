import type { Json } from '@formwork/kernel';
import type { BusinessCalendar, RuleScope, RuleType, TypedRule } from '@formwork/rules';
import type { FieldModel } from '../kinds/field-model.ts';
import type { StorageShape } from '../kinds/storage-shape.ts';
import type { EntityDefinition, FieldDefinition, ValidationDefinition } from '../schema/entity.ts';
import type {
  GuardDefinition,
  LifecycleDefinition,
  StateDefinition,
  TransitionDefinition,
} from '../schema/lifecycle.ts';
import type { Action, GrantDefinition, GrantScope, RoleDefinition } from '../schema/role.ts';
import type { AppDefinition } from './app-definition.ts';

/** A field of an entity with everything resolved: its kind, how it is kept, its type and its typed expressions. */
export interface FieldInstance {
  readonly name: string;
  /** Qualified id of the entity that holds it. */
  readonly entity: string;
  readonly definition: FieldDefinition;
  readonly model: FieldModel;
  readonly shape: StorageShape;
  readonly type: RuleType;
  /** True for id, version, created_at and the like, which every record has and nobody defines. */
  readonly isSystem: boolean;
  readonly defaultValue?:
    { readonly kind: 'value'; readonly value: Json } | { readonly kind: 'rule'; readonly rule: TypedRule };
  /** The expression of a derived field, over `record`, `parent`, `user`, `now`, `today`. */
  readonly rule?: TypedRule;
  /** The filter of a rollup: `record` is the child. */
  readonly where?: TypedRule;
}

/** A guard or a validation with its expression typed. */
export interface AssertionModel<
  D extends GuardDefinition | ValidationDefinition = GuardDefinition | ValidationDefinition,
> {
  readonly definition: D;
  readonly rule: TypedRule;
}

export interface TransitionModel {
  readonly definition: TransitionDefinition;
  readonly guards: readonly AssertionModel<GuardDefinition>[];
  readonly effects: readonly { readonly field: string; readonly rule: TypedRule }[];
}

export interface LifecycleModel {
  readonly definition: LifecycleDefinition;
  /** Qualified id of the entity that it governs. */
  readonly entity: string;
  readonly states: ReadonlyMap<string, StateDefinition>;
  readonly transitions: ReadonlyMap<string, TransitionModel>;
}

/** An entity with everything resolved. */
export interface EntityModel {
  /** Qualified: `order_center.sales_order`. */
  readonly id: string;
  readonly app: string;
  readonly name: string;
  readonly definition: EntityDefinition;
  /** In the definition's order, then the system fields. */
  readonly fields: ReadonlyMap<string, FieldInstance>;
  readonly titleField?: FieldInstance;
  /** Set when records of this entity are lines of another. */
  readonly parent?: { readonly entity: string; readonly field: string };
  readonly lifecycle?: LifecycleModel;
  readonly validations: readonly AssertionModel<ValidationDefinition>[];
  /** Reference fields of other entities that point here (qualified entity id and field). */
  readonly referencedBy: readonly { readonly entity: string; readonly field: string }[];
  /** The types that an expression over one record of this entity may use. */
  readonly scope: RuleScope;
}

/** A grant with its conditions typed. `when` and `check` are over `record` and `user`. */
export interface GrantModel {
  /** Qualified role: `order_center.clerk`. */
  readonly role: string;
  /** Place in the role's list, for explanations. */
  readonly index: number;
  readonly definition: GrantDefinition;
  /** Qualified id of the entity. */
  readonly entity: string;
  readonly actions: readonly Action[];
  readonly scope: GrantScope;
  readonly when?: TypedRule;
  readonly check?: TypedRule;
}

export interface RoleModel {
  /** Qualified: `order_center.clerk`. */
  readonly id: string;
  readonly definition: RoleDefinition;
  readonly grants: readonly GrantModel[];
  readonly transitions: readonly {
    readonly workflow: string;
    readonly names: readonly string[];
    readonly when?: TypedRule;
  }[];
}

export interface AppModel {
  readonly name: string;
  readonly definition: AppDefinition;
  /** By plain name. */
  readonly entities: ReadonlyMap<string, EntityModel>;
  readonly roles: ReadonlyMap<string, RoleModel>;
  readonly lifecycles: ReadonlyMap<string, LifecycleModel>;
  readonly calendars: ReadonlyMap<string, BusinessCalendar>;
}

/** Every published app of a workspace, resolved together, so that references across apps are real. Immutable. */
export interface Model {
  readonly apps: ReadonlyMap<string, AppModel>;
  /** By qualified id, system entities (`formwork.user`, `formwork.department`) included. */
  readonly entities: ReadonlyMap<string, EntityModel>;
  readonly roles: ReadonlyMap<string, RoleModel>;
}
