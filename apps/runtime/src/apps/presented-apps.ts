import type { PresentedApp } from '@formwork/definition';
import type { Engine, Principal } from '@formwork/engine';
import { Inject, Injectable } from '@nestjs/common';
import { ENGINE } from '../tokens.ts';
import { AppMissing } from './apps.errors.ts';
import { presentApp } from './present-app.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** How many presented apps are kept: one per app and role set. */
const MAX_PRESENTED = 500;

/** The live apps as each person may see them; kept until the next publish. */
@Injectable()
export class PresentedApps {
  private readonly presented = new Map<string, { readonly model: unknown; readonly app: PresentedApp | undefined }>();

  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** `undefined` for an app that there is not, and for one that no role of the asker reaches. */
  find(asker: UserPrincipal, name: string): PresentedApp | undefined {
    const { model } = this.engine;
    if (!model.apps.has(name)) return undefined;
    const key = `${name}|${[...asker.user.roles].sort().join(',')}`;
    const known = this.presented.get(key);
    if (known !== undefined && known.model === model) return known.app;
    const app = presentApp(model, name, asker.user, this.engine.published.apps.get(name)?.revision ?? 0);
    if (this.presented.size >= MAX_PRESENTED) this.presented.clear();
    this.presented.set(key, { model, app });
    return app;
  }

  /** As `find`; throws `FW_APP_MISSING`. */
  resolve(asker: UserPrincipal, name: string): PresentedApp {
    const app = this.find(asker, name);
    if (app === undefined) throw AppMissing({});
    return app;
  }
}
