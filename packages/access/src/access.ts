import type { Action, EntityModel, GrantModel, GrantScope, Model } from '@formwork/definition';
import type { TypedRule } from '@formwork/rules';

/** One grant as it works on one entity: as written, or implied for lines by a grant on their parent. */
export interface AccessGrant {
  /** `order_center.clerk#0`; an implied one ends with the entity: `order_center.clerk#0>order_center.sales_order_line`. */
  readonly key: string;
  readonly role: string;
  /** The grant as written; for an implied one, the parent's. */
  readonly source: GrantModel;
  /** Qualified id of the entity that it works on. */
  readonly entity: string;
  readonly isImplied: boolean;
  readonly scope: GrantScope;
  readonly when?: TypedRule;
  /** What the record must be after a write; absent means `when` again, as in an SQL policy without WITH CHECK. */
  readonly check?: TypedRule;
  /** Lines only: one of these grants must admit the parent record. Empty means: only together with the parent's own write. */
  readonly parents?: readonly AccessGrant[];
}

/** Which rows: none, all, or those that at least one of the grants admits. */
export type RowRule = boolean | readonly AccessGrant[];

/** Whether a field may be used on a visible row: always, never, or on rows that one of the grants admits. */
export type FieldRule = 'always' | 'never' | readonly AccessGrant[];

/** What a set of roles may do with one entity. Immutable; computed on first use. */
export interface EntityAccess {
  readonly entity: EntityModel;
  /** Every grant that allows the action. */
  grants(action: Action): readonly AccessGrant[];
  rows(action: Action): RowRule;
  /** Unknown fields answer as hidden ones do: `never`. */
  readField(name: string): FieldRule;
  /** Over the grants of `create` or `update`; computed and system fields are not its business. */
  writeField(name: string, action: 'create' | 'update'): FieldRule;
  /** Lines only: true when whoever sees the parent sees every line of it. */
  readonly isVisibleWithParent: boolean;
}

/** A transition that a role may press; `when` limits it to some records. */
export interface TransitionGrant {
  readonly role: string;
  readonly when?: TypedRule;
}

/** What a set of roles may do, over a whole model. Nothing is allowed unless granted. Shared by every request of the set. */
export interface Access {
  readonly model: Model;
  /** Sorted; empty for `system`. */
  readonly roles: readonly string[];
  /** True for the platform itself: every rule is open. */
  readonly isSystem: boolean;
  /** Short text that tells role sets apart, for the names of statements. */
  readonly key: string;
  /** Throws `FW_ACCESS_ENTITY_UNKNOWN` when the model has no such entity. */
  entity(id: string): EntityAccess;
  /** Grants for one transition of an entity's lifecycle; empty means nobody of this role set may press it. */
  transition(entity: string, name: string): readonly TransitionGrant[];
}
