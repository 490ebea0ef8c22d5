import type { Engine, Principal } from '@formwork/engine';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { Idempotency, type IdempotencyOption } from '../http/idempotency.ts';
import { Asker } from '../http/principal.ts';
import { BodyInvalid } from '../http/http.errors.ts';
import { findInteger, findString, findStrings, readObject, readString, refuseOtherKeys } from '../http/read-body.ts';
import { requireDesign } from '../http/rights.ts';
import { ENGINE } from '../tokens.ts';
import { DefinitionsService } from './definitions.service.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** Definitions over HTTP: drafts, findings, plans, publishing, versions. Every route needs the right to design. */
@Controller('api/definitions')
export class DefinitionsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(DefinitionsService) private readonly service: DefinitionsService,
  ) {}

  /** The apps that are published and the drafts there are. */
  @Get()
  async list(@Asker() asker: UserPrincipal): Promise<unknown> {
    requireDesign(asker);
    return { items: await this.service.list() };
  }

  /** Work that publishes left for later or prepare now, with what failed. */
  @Get('jobs')
  async jobs(@Asker() asker: UserPrincipal): Promise<unknown> {
    requireDesign(asker);
    return { items: await this.engine.definitions.jobs() };
  }

  /** People with roles, to preview a draft as one of them. */
  @Get('people')
  async people(@Asker() asker: UserPrincipal): Promise<unknown> {
    requireDesign(asker);
    const people = await this.engine.people.listPeople();
    return {
      items: people
        .filter((person) => person.active && person.roles.length > 0)
        .map(({ id, name, login, roles }) => ({ id, name, login, roles })),
    };
  }

  /** Every finding about a definition. */
  @Post('validate')
  @HttpCode(200)
  async validate(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    return this.engine.definitions.validate(definitionOf(body));
  }

  /** What publishing a definition would do, in words and in DDL. Nothing is changed. Throws `FW_DEFINITION_INVALID`. */
  @Post('plan')
  @HttpCode(200)
  async plan(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['definition', 'allow']);
    return this.engine.definitions.plan(given['definition'], { allow: findStrings(given, 'allow') ?? [] });
  }

  /** Makes a definition live. Throws `FW_DEFINITION_INVALID`, `FW_DEFINITION_PUBLISH_NOT_ALLOWED`, `FW_DEFINITION_PUBLISH_OVERTAKEN`. */
  @Post('publish')
  @HttpCode(200)
  async publish(
    @Asker() asker: UserPrincipal,
    @Body() body: unknown,
    @Idempotency() key: IdempotencyOption,
  ): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['definition', 'allow', 'note', 'planHash']);
    const planHash = findString(given, 'planHash');
    return this.engine.definitions.publish({
      definition: given['definition'],
      allow: findStrings(given, 'allow') ?? [],
      note: findString(given, 'note', 2000) ?? '',
      by: asker,
      ...key,
      ...(planHash === undefined ? {} : { planHash }),
    });
  }

  /** What changed between two definitions, in words. Throws `FW_DEFINITION_INVALID`, `FW_DEFINITION_MISSING`. */
  @Post('diff')
  @HttpCode(200)
  async diff(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['from', 'to']);
    const [from, to] = await Promise.all([this.service.resolve(given['from']), this.service.resolve(given['to'])]);
    return { changes: this.engine.definitions.diff(from, to, asker.user.locale) };
  }

  /** An app as a person would see it, or as they would with given roles of it, made of a definition that is not published. Throws `FW_PEOPLE_MISSING`. */
  @Post('preview')
  @HttpCode(200)
  async preview(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['definition', 'user', 'roles']);
    return this.service.preview(given['definition'], readString(given, 'user'), findStrings(given, 'roles'));
  }

  /** The definition that is live. Throws `FW_DEFINITION_MISSING`. */
  @Get(':app')
  async published(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<unknown> {
    requireDesign(asker);
    return this.service.published(app);
  }

  /** The draft of an app. Throws `FW_DEFINITION_MISSING`. */
  @Get(':app/draft')
  async draft(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<unknown> {
    requireDesign(asker);
    return this.service.draft(app);
  }

  /** Saves the draft of an app. Throws `FW_DEFINITION_DRAFT_OVERTAKEN`. */
  @Put(':app/draft')
  async saveDraft(@Asker() asker: UserPrincipal, @Param('app') app: string, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['definition', 'revision']);
    return this.service.saveDraft(app, given['definition'], asker, findInteger(given, 'revision'));
  }

  /** Throws the draft of an app away. Throws `FW_DEFINITION_MISSING`. */
  @Delete(':app/draft')
  @HttpCode(204)
  async discardDraft(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<void> {
    requireDesign(asker);
    await this.engine.definitions.drafts.discard(app);
  }

  /** The versions of an app that were published. Throws `FW_DEFINITION_MISSING`. */
  @Get(':app/versions')
  async versions(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<unknown> {
    requireDesign(asker);
    return { items: await this.engine.definitions.versions(app) };
  }

  /** The definition of one version. Throws `FW_DEFINITION_MISSING`. */
  @Get(':app/versions/:revision')
  async version(
    @Asker() asker: UserPrincipal,
    @Param('app') app: string,
    @Param('revision') revision: string,
  ): Promise<unknown> {
    requireDesign(asker);
    const known = /^\d{1,9}$/.test(revision) ? Number(revision) : 0;
    return { definition: await this.engine.definitions.version(app, known) };
  }

  /** What going back to an earlier version would do. Throws `FW_DEFINITION_MISSING`. */
  @Post(':app/rollback/plan')
  @HttpCode(200)
  async planRollback(
    @Asker() asker: UserPrincipal,
    @Param('app') app: string,
    @Body() body: unknown,
  ): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['revision']);
    return this.engine.definitions.planRollback(app, revisionOf(given));
  }

  /** Publishes an earlier version again. Throws `FW_DEFINITION_MISSING`, `FW_DEFINITION_PUBLISH_NOT_ALLOWED`, `FW_DEFINITION_PUBLISH_OVERTAKEN`. */
  @Post(':app/rollback')
  @HttpCode(200)
  async rollback(
    @Asker() asker: UserPrincipal,
    @Param('app') app: string,
    @Body() body: unknown,
    @Idempotency() key: IdempotencyOption,
  ): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['revision', 'allow', 'note', 'planHash']);
    const planHash = findString(given, 'planHash');
    const note = findString(given, 'note', 2000);
    return this.engine.definitions.rollback(app, {
      revision: revisionOf(given),
      allow: findStrings(given, 'allow') ?? [],
      by: asker,
      ...key,
      ...(note === undefined ? {} : { note }),
      ...(planHash === undefined ? {} : { planHash }),
    });
  }

  /** What removing an app would do. Nothing is changed. Throws `FW_DEFINITION_MISSING`. */
  @Post(':app/removal/plan')
  @HttpCode(200)
  async planRemoval(@Asker() asker: UserPrincipal, @Param('app') app: string, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    refuseOtherKeys(readObject(body ?? {}), []);
    return this.engine.definitions.removal.plan(app);
  }

  /** Takes an app out of use and keeps its records aside. Throws `FW_DEFINITION_MISSING`, `FW_DEFINITION_PUBLISH_NOT_ALLOWED`, `FW_DEFINITION_INVALID`. */
  @Post(':app/removal')
  @HttpCode(204)
  async remove(@Asker() asker: UserPrincipal, @Param('app') app: string, @Body() body: unknown): Promise<void> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['allow', 'planHash']);
    const planHash = findString(given, 'planHash');
    await this.engine.definitions.removal.remove(app, {
      allow: findStrings(given, 'allow') ?? [],
      ...(planHash === undefined ? {} : { planHash }),
    });
  }

  /** Brings a removed app back as it was. Throws `FW_DEFINITION_APP_NOT_PARKED`, `FW_DEFINITION_INVALID`. */
  @Post(':app/restore')
  @HttpCode(200)
  async restore(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<unknown> {
    requireDesign(asker);
    return this.engine.definitions.removal.restore(app, asker);
  }

  /** Runs the scenarios of an app, or one of them, in a place of their own. Throws `FW_DEFINITION_INVALID`, `FW_DEFINITION_MISSING`. */
  @Post(':app/test')
  @HttpCode(200)
  async test(@Asker() asker: UserPrincipal, @Param('app') app: string, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body ?? {});
    refuseOtherKeys(given, ['scenario', 'definition']);
    const only = findString(given, 'scenario');
    const definition =
      'definition' in given ? await this.service.resolve(given['definition']) : this.service.published(app).definition;
    return this.engine.scenarios.run({ definition, ...(only === undefined ? {} : { only: [only] }) });
  }
}

function definitionOf(body: unknown): unknown {
  const given = readObject(body);
  refuseOtherKeys(given, ['definition']);
  return given['definition'];
}

function revisionOf(given: Record<string, unknown>): number {
  const revision = findInteger(given, 'revision');
  if (revision === undefined) throw BodyInvalid({ reason: '"revision" is missing' });
  return revision;
}
