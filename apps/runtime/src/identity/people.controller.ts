import {
  DepartmentMissing,
  type Engine,
  type NewPerson,
  type PersonChanges,
  PersonMissing,
  type Principal,
} from '@formwork/engine';
import { isId } from '@formwork/kernel';
import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { BodyInvalid } from '../http/http.errors.ts';
import { Idempotency, type IdempotencyOption } from '../http/idempotency.ts';
import { Asker } from '../http/principal.ts';
import { findBoolean, findString, findStrings, readObject, readString, refuseOtherKeys } from '../http/read-body.ts';
import { type Query as Parameters, findParameter, readWhole, refuseParameters } from '../http/read-query.ts';
import { requireAdminister } from '../http/rights.ts';
import { ENGINE } from '../tokens.ts';
import { readLogin } from './identity.service.ts';
import { hashPassword } from './passwords.ts';
import { readPreferences } from './read-preferences.ts';
import { SessionStore } from './session-store.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** People for pickers, and the administration of accounts, roles and departments. */
@Controller('api')
export class PeopleController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(SessionStore) private readonly store: SessionStore,
  ) {}

  /** People by name, for pickers. Parameters: search, limit. */
  @Get('people')
  async search(@Query() query: Parameters): Promise<unknown> {
    refuseParameters(query, ['search', 'limit']);
    const search = findParameter(query, 'search') ?? '';
    const limit = readWhole('limit', findParameter(query, 'limit') ?? '20', 1, 100);
    return { items: await this.engine.people.search(search.slice(0, 100), limit) };
  }

  /** Every account with its roles. */
  @Get('users')
  async list(@Asker() asker: UserPrincipal): Promise<unknown> {
    requireAdminister(asker);
    return { items: await this.engine.people.listPeople() };
  }

  /** Makes an account. Throws `FW_IDENTITY_PASSWORD`, `FW_IDENTITY_PERSON`, `FW_PEOPLE_LOGIN_TAKEN`, `FW_PEOPLE_ROLE_UNKNOWN`, `FW_PEOPLE_DEPARTMENT_MISSING`. */
  @Post('users')
  async create(
    @Asker() asker: UserPrincipal,
    @Body() body: unknown,
    @Idempotency() key: IdempotencyOption,
  ): Promise<unknown> {
    requireAdminister(asker);
    const given = readObject(body);
    refuseOtherKeys(given, [
      'login',
      'name',
      'email',
      'department',
      'password',
      'design',
      'administer',
      'roles',
      'locale',
      'timeZone',
    ]);
    const password = findString(given, 'password', 1000);
    const optional: Partial<NewPerson> = {
      email: findString(given, 'email'),
      department: findId(given, 'department', DepartmentMissing),
      design: findBoolean(given, 'design'),
      administer: findBoolean(given, 'administer'),
      roles: findStrings(given, 'roles'),
      ...readPreferences({ locale: given['locale'], timeZone: given['timeZone'] }),
      passwordHash: password === undefined ? undefined : await hashPassword(password),
    } as Partial<NewPerson>;
    const person = {
      ...defined(optional),
      login: readLogin(readString(given, 'login', 100)),
      name: readString(given, 'name', 200),
    };
    const id = await this.engine.people.createUser(person, { by: asker, ...key });
    return this.engine.people.findPerson(id);
  }

  /** Changes an account; a new password or switching it off ends its sessions and tokens. Throws `FW_IDENTITY_PASSWORD`, `FW_PEOPLE_MISSING`, `FW_PEOPLE_DEPARTMENT_MISSING`, `FW_PEOPLE_LAST_ADMINISTRATOR`. */
  @Patch('users/:id')
  async update(@Asker() asker: UserPrincipal, @Param('id') id: string, @Body() body: unknown): Promise<unknown> {
    requireAdminister(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['name', 'email', 'active', 'department', 'password', 'design', 'administer']);
    const password = findString(given, 'password', 1000);
    const changes = {
      name: findString(given, 'name', 200),
      email: given['email'] === '' ? '' : findString(given, 'email'),
      active: findBoolean(given, 'active'),
      department: given['department'] === null ? null : findId(given, 'department', DepartmentMissing),
      design: findBoolean(given, 'design'),
      administer: findBoolean(given, 'administer'),
      passwordHash: password === undefined ? undefined : await hashPassword(password),
    };
    await this.engine.people.updateUser(id, defined(changes) as PersonChanges);
    this.store.forget(id);
    return this.engine.people.findPerson(id);
  }

  /** Gives a person exactly these roles, each as app.role. Throws `FW_PEOPLE_MISSING`, `FW_PEOPLE_ROLE_UNKNOWN`. */
  @Put('users/:id/roles')
  async setRoles(@Asker() asker: UserPrincipal, @Param('id') id: string, @Body() body: unknown): Promise<unknown> {
    requireAdminister(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['roles']);
    const roles = findStrings(given, 'roles');
    if (roles === undefined) throw BodyInvalid({ reason: '"roles" must be a list of texts' });
    await this.engine.people.setRoles(id, roles);
    return this.engine.people.findPerson(id);
  }

  /** The departments with their heads. */
  @Get('departments')
  async departments(): Promise<unknown> {
    return { items: await this.engine.people.departments.list() };
  }

  /** Makes a department. Throws `FW_PEOPLE_DEPARTMENT_MISSING`, `FW_PEOPLE_MISSING`. */
  @Post('departments')
  async createDepartment(
    @Asker() asker: UserPrincipal,
    @Body() body: unknown,
    @Idempotency() key: IdempotencyOption,
  ): Promise<unknown> {
    requireAdminister(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['name', 'parent', 'head']);
    const department = {
      name: readString(given, 'name', 200),
      ...defined({
        parent: findId(given, 'parent', DepartmentMissing),
        head: findId(given, 'head', PersonMissing),
      }),
    };
    return { id: await this.engine.people.departments.create(department, { by: asker, ...key }) };
  }

  /** Renames a department, moves it or gives it a head. Throws `FW_PEOPLE_DEPARTMENT_LOOP`, `FW_PEOPLE_DEPARTMENT_MISSING`, `FW_PEOPLE_MISSING`. */
  @Patch('departments/:id')
  @HttpCode(204)
  async updateDepartment(@Asker() asker: UserPrincipal, @Param('id') id: string, @Body() body: unknown): Promise<void> {
    requireAdminister(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['name', 'parent', 'head']);
    await this.engine.people.departments.update(
      id,
      defined({
        name: findString(given, 'name', 200),
        parent: given['parent'] === null ? null : findId(given, 'parent', DepartmentMissing),
        head: given['head'] === null ? null : findId(given, 'head', PersonMissing),
      }),
    );
  }
}

/** An optional id of the body; what is no id at all names nothing that there is. */
function findId(body: Record<string, unknown>, key: string, missing: typeof DepartmentMissing): string | undefined {
  const id = findString(body, key);
  if (id !== undefined && !isId(id)) throw missing({});
  return id;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that are undefined, so that they stay as they are. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>;
}
