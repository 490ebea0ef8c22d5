import { fieldModels } from '@formwork/catalog/models';
import type { Engine, Principal } from '@formwork/engine';
import type { PresentedApp } from '@formwork/definition';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Asker } from '../http/principal.ts';
import { presentOpenApi } from '../openapi/present-openapi.ts';
import { ENGINE } from '../tokens.ts';
import { PresentedApps } from './presented-apps.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** The launcher, and each app as the asker may see it. */
@Controller('api/apps')
export class AppsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(PresentedApps) private readonly presented: PresentedApps,
  ) {}

  /** The apps that the asker has a role in, for the launcher. */
  @Get()
  list(@Asker() asker: UserPrincipal): unknown {
    const items = [...this.engine.model.apps.keys()]
      .map((name) => this.presented.find(asker, name))
      .filter((app) => app !== undefined)
      .map(({ name, label, icon, colour, version }) => ({
        name,
        label,
        icon,
        colour,
        version,
        description: this.engine.model.apps.get(name)?.definition.app.description,
      }));
    return { items };
  }

  /** One app as the asker may see it: entities, fields, forms, views, menu. Throws `FW_APP_MISSING`. */
  @Get(':app')
  app(@Asker() asker: UserPrincipal, @Param('app') name: string): PresentedApp {
    return this.presented.resolve(asker, name);
  }

  /** OpenAPI 3.1 of one app, as the asker may see it. Throws `FW_APP_MISSING`. */
  @Get(':app/openapi.json')
  openApi(@Asker() asker: UserPrincipal, @Param('app') name: string): unknown {
    return presentOpenApi(this.app(asker, name), fieldModels);
  }
}
