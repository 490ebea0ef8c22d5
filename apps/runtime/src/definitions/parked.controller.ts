import type { Engine, Principal } from '@formwork/engine';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { Asker } from '../http/principal.ts';
import { BodyInvalid } from '../http/http.errors.ts';
import { findStrings, readObject, refuseOtherKeys } from '../http/read-body.ts';
import { requireAdminister } from '../http/rights.ts';
import { ENGINE } from '../tokens.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** What publishes took out of use and kept aside. Every route needs the right to administer. */
@Controller('api/parked')
export class ParkedController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Apps, tables and columns that are kept aside, with their age, rows and size. */
  @Get()
  async list(@Asker() asker: UserPrincipal): Promise<unknown> {
    requireAdminister(asker);
    return { items: await this.engine.definitions.parked.list() };
  }

  /** Drops what is named for good, all of it or nothing. Throws `FW_DEFINITION_PARKED_MISSING`, `FW_STORAGE_PURGE_BLOCKED`. */
  @Post('purge')
  @HttpCode(200)
  async purge(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireAdminister(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['ids']);
    const ids = findStrings(given, 'ids') ?? [];
    if (ids.length === 0) throw BodyInvalid({ reason: '"ids" names nothing' });
    return { purged: await this.engine.definitions.parked.purge(ids) };
  }
}
