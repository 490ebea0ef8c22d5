import type { Engine } from '@formwork/engine';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AppsController } from './apps/apps.controller.ts';
import { PresentedApps } from './apps/presented-apps.ts';
import { SavedViewsController } from './apps/saved-views.controller.ts';
import type { RuntimeConfig } from './config/config-schema.ts';
import { DefinitionsController } from './definitions/definitions.controller.ts';
import { DefinitionsService } from './definitions/definitions.service.ts';
import { ParkedController } from './definitions/parked.controller.ts';
import { DEMO_ACCOUNTS, DemoController } from './demo/demo.controller.ts';
import type { DemoAccount } from './demo/prepare-demo.ts';
import { ExplainController } from './explain/explain.controller.ts';
import { HealthController } from './health/health.controller.ts';
import { PrincipalGuard } from './http/principal.guard.ts';
import { ProblemFilter } from './http/problem-filter.ts';
import { IdentityService } from './identity/identity.service.ts';
import { PeopleController } from './identity/people.controller.ts';
import { SessionController } from './identity/session.controller.ts';
import { SessionStore } from './identity/session-store.ts';
import { RecordsController } from './records/records.controller.ts';
import { CONFIG, ENGINE } from './tokens.ts';

/** The root of the composition. Controllers map HTTP to the engine; nothing else happens here. */
@Module({})
export class AppModule {}

/** Wires the runtime around an open engine. Fixed routes come before `/api/apps/:app/:entity`. */
export function createAppModule(
  engine: Engine,
  config: RuntimeConfig,
  demoAccounts: readonly DemoAccount[],
): DynamicModule {
  return {
    module: AppModule,
    controllers: [
      HealthController,
      SessionController,
      PeopleController,
      DemoController,
      ExplainController,
      DefinitionsController,
      ParkedController,
      AppsController,
      SavedViewsController,
      RecordsController,
    ],
    providers: [
      { provide: ENGINE, useValue: engine },
      { provide: CONFIG, useValue: config },
      { provide: DEMO_ACCOUNTS, useValue: demoAccounts },
      { provide: APP_GUARD, useClass: PrincipalGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
      PresentedApps,
      SessionStore,
      DefinitionsService,
      IdentityService,
    ],
  };
}
