import type { Engine, NewPerson, PersonChanges, Principal } from '@formwork/engine';
import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { Asker } from '../http/principal.ts';
import { findBoolean, findString, findStrings, readObject, readString, refuseOtherKeys } from '../http/read-body.ts';
import { requireAdminister } from '../http/rights.ts';
import { ENGINE } from '../tokens.ts';
import { readLogin } from './identity.service.ts';
import { hashPassword } from './passwords.ts';
import { SessionStore } from './session-store.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** People for pickers, and the administration of accounts, roles and departments. */
@Controller('api')
export class PeopleController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(SessionStore) private readonly store: SessionStore,
  ) {}

  @Get('people')
  async search(@Query('search') search: unknown, @Query('limit') limit: unknown): Promise<unknown> {
    const most = typeof limit === 'string' && /^\d{1,3}$/.test(limit) ? Number(limit) : 20;
    return { items: await this.engine.people.search(typeof search === 'string' ? search.slice(0, 100) : '', most) };
  }

  @Get('users')
  async list(@Asker() asker: UserPrincipal): Promise<unknown> {
    requireAdminister(asker);
    return { items: await this.engine.people.listPeople() };
  }

  @Post('users')
  async create(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
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
      department: findString(given, 'department'),
      design: findBoolean(given, 'design'),
      administer: findBoolean(given, 'administer'),
      roles: findStrings(given, 'roles'),
      locale: findString(given, 'locale'),
      timeZone: findString(given, 'timeZone'),
      passwordHash: password === undefined ? undefined : await hashPassword(password),
    } as Partial<NewPerson>;
    const id = await this.engine.people.createUser({
      ...defined(optional),
      login: readLogin(readString(given, 'login', 100)),
      name: readString(given, 'name', 200),
    });
    return this.engine.people.findPerson(id);
  }

  @Patch('users/:id')
  async update(@Asker() asker: UserPrincipal, @Param('id') id: string, @Body() body: unknown): Promise<unknown> {
    requireAdminister(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['name', 'email', 'active', 'department', 'password', 'design', 'administer']);
    const password = findString(given, 'password', 1000);
    const changes = {
      name: findString(given, 'name', 200),
      email: findString(given, 'email'),
      active: findBoolean(given, 'active'),
      department: given['department'] === null ? null : findString(given, 'department'),
      design: findBoolean(given, 'design'),
      administer: findBoolean(given, 'administer'),
      passwordHash: password === undefined ? undefined : await hashPassword(password),
    };
    await this.engine.people.updateUser(id, defined(changes) as PersonChanges);
    if (password !== undefined || changes.active === false) await this.store.endAll(id);
    return this.engine.people.findPerson(id);
  }

  @Put('users/:id/roles')
  async setRoles(@Asker() asker: UserPrincipal, @Param('id') id: string, @Body() body: unknown): Promise<unknown> {
    requireAdminister(asker);
    await this.engine.people.setRoles(id, findStrings(readObject(body), 'roles') ?? []);
    return this.engine.people.findPerson(id);
  }

  @Get('departments')
  async departments(): Promise<unknown> {
    return { items: await this.engine.people.departments.list() };
  }

  @Post('departments')
  async createDepartment(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireAdminister(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['name', 'parent', 'head']);
    const id = await this.engine.people.departments.create({
      name: readString(given, 'name', 200),
      ...defined({ parent: findString(given, 'parent'), head: findString(given, 'head') }),
    });
    return { id };
  }

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
        parent: given['parent'] === null ? null : findString(given, 'parent'),
        head: given['head'] === null ? null : findString(given, 'head'),
      }),
    );
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that are undefined, so that they stay as they are. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>;
}
