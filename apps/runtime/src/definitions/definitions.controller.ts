import type { Engine, Principal } from '@formwork/engine';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { presentApp } from '../apps/present-app.ts';
import { Asker } from '../http/principal.ts';
import { BodyInvalid } from '../http/http.errors.ts';
import { findInteger, findString, findStrings, readObject, readString, refuseOtherKeys } from '../http/read-body.ts';
import { requireDesign } from '../http/rights.ts';
import { ENGINE } from '../tokens.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** Definitions over HTTP: drafts, findings, plans, publishing, versions. Every route needs the right to design. */
@Controller('api/definitions')
export class DefinitionsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  async list(@Asker() asker: UserPrincipal): Promise<unknown> {
    requireDesign(asker);
    return { items: await this.engine.definitions.list() };
  }

  @Get('people')
  async people(@Asker() asker: UserPrincipal): Promise<unknown> {
    requireDesign(asker);
    return { items: await this.engine.people.withRoles() };
  }

  @Post('validate')
  @HttpCode(200)
  async validate(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    return this.engine.definitions.validate(definitionOf(body));
  }

  @Post('plan')
  @HttpCode(200)
  async plan(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    return this.engine.definitions.plan(definitionOf(body));
  }

  @Post('publish')
  @HttpCode(200)
  async publish(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['definition', 'allow', 'note', 'planHash']);
    const planHash = findString(given, 'planHash');
    return this.engine.definitions.publish(given['definition'], {
      allow: findStrings(given, 'allow') ?? [],
      note: findString(given, 'note', 2000) ?? '',
      by: asker,
      ...(planHash === undefined ? {} : { planHash }),
    });
  }

  @Post('diff')
  @HttpCode(200)
  async diff(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['from', 'to']);
    return { changes: await this.engine.definitions.diff(given['from'], given['to']) };
  }

  @Post('preview')
  @HttpCode(200)
  async preview(@Asker() asker: UserPrincipal, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['definition', 'user']);
    const shown = await this.engine.people.principal(readString(given, 'user'));
    if (shown?.kind !== 'user') throw BodyInvalid({ reason: '"user" is not a person of this workspace' });
    const { model, app, issues } = this.engine.definitions.resolveDraft(given['definition']);
    if (model === undefined) return { issues };
    return presentApp(model, app, shown.user, 0);
  }

  @Get(':app')
  async published(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<unknown> {
    requireDesign(asker);
    return this.engine.definitions.published(app);
  }

  @Get(':app/draft')
  async draft(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<unknown> {
    requireDesign(asker);
    return this.engine.definitions.draft(app);
  }

  @Put(':app/draft')
  async saveDraft(@Asker() asker: UserPrincipal, @Param('app') app: string, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    refuseOtherKeys(given, ['definition', 'revision']);
    return this.engine.definitions.saveDraft(app, given['definition'], {
      by: asker,
      revision: findInteger(given, 'revision'),
    });
  }

  @Delete(':app/draft')
  @HttpCode(204)
  async discardDraft(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<void> {
    requireDesign(asker);
    await this.engine.definitions.discardDraft(app);
  }

  @Get(':app/versions')
  async versions(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<unknown> {
    requireDesign(asker);
    return { items: await this.engine.definitions.versions(app) };
  }

  @Get(':app/versions/:revision')
  async version(
    @Asker() asker: UserPrincipal,
    @Param('app') app: string,
    @Param('revision') revision: string,
  ): Promise<unknown> {
    requireDesign(asker);
    return { definition: await this.engine.definitions.version(app, Number(revision)) };
  }

  @Post(':app/rollback/plan')
  @HttpCode(200)
  async planRollback(
    @Asker() asker: UserPrincipal,
    @Param('app') app: string,
    @Body() body: unknown,
  ): Promise<unknown> {
    requireDesign(asker);
    return this.engine.definitions.planRollback(app, revisionOf(body));
  }

  @Post(':app/rollback')
  @HttpCode(200)
  async rollback(@Asker() asker: UserPrincipal, @Param('app') app: string, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body);
    return this.engine.definitions.rollback(app, revisionOf(body), {
      allow: findStrings(given, 'allow') ?? [],
      note: findString(given, 'note', 2000) ?? '',
      by: asker,
    });
  }

  @Post(':app/test')
  @HttpCode(200)
  async test(@Asker() asker: UserPrincipal, @Param('app') app: string, @Body() body: unknown): Promise<unknown> {
    requireDesign(asker);
    const given = readObject(body ?? {});
    const only = findString(given, 'scenario');
    return this.engine.scenarios.run(app, {
      ...(only === undefined ? {} : { only }),
      ...('definition' in given ? { definition: given['definition'] } : {}),
    });
  }
}

function definitionOf(body: unknown): unknown {
  const given = readObject(body);
  refuseOtherKeys(given, ['definition']);
  return given['definition'];
}

function revisionOf(body: unknown): number {
  const revision = findInteger(readObject(body), 'revision');
  if (revision === undefined) throw BodyInvalid({ reason: '"revision" is missing' });
  return revision;
}
