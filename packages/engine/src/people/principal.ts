/** What the platform knows of a person when it decides: read once, cached until something of it changes. */
export interface UserFacts {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** Department id, or null. */
  readonly department: string | null;
  /** The own department and those below it. */
  readonly departments: readonly string[];
  /** Qualified: `order_center.clerk`. */
  readonly roles: readonly string[];
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly design: boolean;
  readonly administer: boolean;
  /** Rises with every change of what the person may do. */
  readonly epoch: number;
}

/** Who asks. `system` may do everything: seeding, a scenario's preparation, the command line with the database URL. */
export type Principal = { readonly kind: 'system' } | { readonly kind: 'user'; readonly user: UserFacts };

/** The principal that may do everything. */
export const SYSTEM: Principal = Object.freeze({ kind: 'system' });

/** The id that is kept as author of a change; null for the system. */
export function authorOf(principal: Principal): string | null {
  return principal.kind === 'user' ? principal.user.id : null;
}
