import { fieldModels } from '@formwork/catalog/models';
import type { Engine, Principal } from '@formwork/engine';
import type { PresentedApp } from '@formwork/definition';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Asker } from '../http/principal.ts';
import { presentOpenApi } from '../openapi/present-openapi.ts';
import { ENGINE } from '../tokens.ts';
import { AppMissing } from './apps.errors.ts';
import { presentApp } from './present-app.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** How many presented apps are kept: one per app and role set. */
const MAX_PRESENTED = 500;

/** The launcher, and each app as the asker may see it. */
@Controller('api/apps')
export class AppsController {
  private readonly presented = new Map<string, { readonly model: unknown; readonly app: PresentedApp | undefined }>();

  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** The apps that the asker has a role in, for the launcher. */
  @Get()
  list(@Asker() asker: UserPrincipal): unknown {
    const items = [...this.engine.model.apps.keys()]
      .map((name) => this.find(asker, name))
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
    const app = this.find(asker, name);
    if (app === undefined) throw AppMissing({});
    return app;
  }

  /** OpenAPI 3.1 of one app, as the asker may see it. Throws `FW_APP_MISSING`. */
  @Get(':app/openapi.json')
  openApi(@Asker() asker: UserPrincipal, @Param('app') name: string): unknown {
    return presentOpenApi(this.app(asker, name), fieldModels);
  }

  private find(asker: UserPrincipal, name: string): PresentedApp | undefined {
    const { model } = this.engine;
    const key = `${name}|${[...asker.user.roles].sort().join(',')}`;
    const known = this.presented.get(key);
    if (known !== undefined && known.model === model) return known.app;
    const app = presentApp(model, name, asker.user, this.engine.published.apps.get(name)?.revision ?? 0);
    if (this.presented.size >= MAX_PRESENTED) this.presented.clear();
    this.presented.set(key, { model, app });
    return app;
  }
}
