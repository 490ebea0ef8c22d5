import type { CallOptions, Transport } from './transport.ts';

/** A person as pickers show them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email?: string | null;
  readonly department?: { readonly id: string; readonly name: string } | string | null;
}

/** A user as an administrator sees them. */
export interface User extends Person {
  readonly login: string;
  readonly active: boolean;
  readonly design: boolean;
  readonly administer: boolean;
  readonly roles?: readonly string[];
}

/** A department of the tree. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly head: string | null;
}

/** What may be set on a user. */
export interface UserValues {
  readonly login?: string;
  readonly name?: string;
  readonly email?: string | null;
  readonly active?: boolean;
  readonly department?: string | null;
  readonly password?: string;
  readonly design?: boolean;
  readonly administer?: boolean;
}

/** People for pickers, and the administration of users and departments. */
export interface PeopleApi {
  search(search: string, options?: CallOptions & { readonly limit?: number }): Promise<{ items: Person[] }>;
  users(options?: CallOptions): Promise<{ items: User[] }>;
  createUser(values: UserValues): Promise<User>;
  updateUser(id: string, values: UserValues): Promise<User>;
  setRoles(id: string, roles: readonly string[]): Promise<void>;
  departments(options?: CallOptions): Promise<{ items: Department[] }>;
  createDepartment(values: { name: string; parent?: string | null; head?: string | null }): Promise<Department>;
  updateDepartment(id: string, values: Partial<Omit<Department, 'id'>>): Promise<Department>;
}

/** Builds the people part of a client. */
export function createPeopleApi(transport: Transport): PeopleApi {
  return {
    search: (search, { limit, ...options } = {}) =>
      transport.send({ ...options, method: 'GET', path: ['people'], query: { search, limit } }),
    users: (options) => transport.send({ ...options, method: 'GET', path: ['users'] }),
    createUser: (body) => transport.send({ method: 'POST', path: ['users'], body }),
    updateUser: (id, body) => transport.send({ method: 'PATCH', path: ['users', id], body }),
    setRoles: (id, roles) => transport.send({ method: 'PUT', path: ['users', id, 'roles'], body: { roles } }),
    departments: (options) => transport.send({ ...options, method: 'GET', path: ['departments'] }),
    createDepartment: (body) => transport.send({ method: 'POST', path: ['departments'], body }),
    updateDepartment: (id, body) => transport.send({ method: 'PATCH', path: ['departments', id], body }),
  };
}
