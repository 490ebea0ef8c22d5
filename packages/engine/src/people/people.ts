import type { Departments } from './departments.ts';
import type { KeyedRequest } from './keyed-request.ts';
import type { Principal } from './principal.ts';

/** A person as administrators see one. */
export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly department: string | null;
  readonly active: boolean;
  readonly design: boolean;
  readonly administer: boolean;
  readonly locale: string;
  readonly timeZone: string;
  readonly theme: 'light' | 'dark' | 'system';
  readonly roles: readonly string[];
}

/** A person as pickers show one. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly department: string | null;
}

/** What is needed for a new person. */
export interface NewPerson {
  readonly login: string;
  readonly name: string;
  readonly email?: string;
  readonly department?: string | null;
  readonly passwordHash?: string;
  readonly design?: boolean;
  readonly administer?: boolean;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly roles?: readonly string[];
}

/** What may be changed of a person; what is absent stays. */
export interface PersonChanges {
  readonly name?: string;
  readonly email?: string;
  readonly department?: string | null;
  readonly active?: boolean;
  readonly design?: boolean;
  readonly administer?: boolean;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly theme?: 'light' | 'dark' | 'system';
  readonly passwordHash?: string;
}

/** Users, departments and role assignments. Every change reaches every server within a second. */
export interface People {
  /** Cached; throws `FW_PEOPLE_MISSING` for a person who does not exist or is not active. */
  principal(userId: string): Promise<Principal>;
  /** For signing in: the id and the password's hash of an active person, by login (letter case does not matter). */
  findCredentials(login: string): Promise<{ id: string; passwordHash: string | null } | undefined>;
  findPerson(userId: string): Promise<Person | undefined>;
  listPeople(): Promise<Person[]>;
  /** Active people whose name, login or e-mail holds the text. `limit` is at most 100. */
  search(text: string, limit: number): Promise<PersonSummary[]>;
  /** Throws `FW_PEOPLE_LOGIN_TAKEN`. */
  createUser(person: NewPerson, request?: KeyedRequest): Promise<string>;
  /** As `createUser`, but only while there is no administrator at all: of many at once exactly one succeeds. */
  createFirstAdministrator(person: NewPerson): Promise<string>;
  hasAdministrator(): Promise<boolean>;
  /**
   * Changes a person; a new password or switching the account off ends every session and token of it in the same
   * transaction. With `basis` only while the password is still that one: false when it is not.
   * Throws `FW_PEOPLE_LAST_ADMINISTRATOR` rather than leave nobody who can administer.
   */
  updateUser(userId: string, changes: PersonChanges, basis?: { readonly passwordHash: string }): Promise<boolean>;
  /** Replaces the roles of a person; each as `app.role`. Throws `FW_PEOPLE_ROLE_UNKNOWN`. */
  setRoles(userId: string, roles: readonly string[]): Promise<void>;
  readonly departments: Departments;
}
