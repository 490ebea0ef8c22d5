import type { PresentedApp } from '@formwork/definition';
import { type Engine, type Principal, SavedViewsTable } from '@formwork/engine';
import { defineError, isId, newId } from '@formwork/kernel';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { Idempotency, type IdempotencyOption } from '../http/idempotency.ts';
import { Asker } from '../http/principal.ts';
import { findBoolean, readObject, readString, refuseOtherKeys } from '../http/read-body.ts';
import { ENGINE } from '../tokens.ts';
import { PresentedApps } from './presented-apps.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** Most bytes that the settings of one saved view may take. */
const MAX_CONFIG_BYTES = 50_000;

/** There is no such saved view, or it belongs to somebody else: the same answer. */
const SavedViewMissing = defineError('FW_VIEW_MISSING', {
  status: 404,
  message: () => 'There is no such saved view, or it belongs to somebody else.',
  hint: () => 'Open the list again to see the views there are.',
});
/** A saved view cannot be kept as given. */
const SavedViewInvalid = defineError('FW_VIEW_INVALID', {
  status: 422,
  message: (d: { reason: string }) => d.reason,
  hint: () => 'Correct it and save again.',
});

/** Personal and shared settings of lists: columns, widths, filter, order. They hold no data, so sharing one shows nothing new. */
@Controller('api/apps/:app/saved-views')
export class SavedViewsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(PresentedApps) private readonly presented: PresentedApps,
  ) {}

  /** The saved views of the app: the own and the shared ones. Throws `FW_APP_MISSING`. */
  @Get()
  async list(@Asker() asker: UserPrincipal, @Param('app') app: string): Promise<unknown> {
    const { views } = this.presented.resolve(asker, app);
    const rows = await this.views.find({
      where: [
        { app, user_id: asker.user.id },
        { app, shared: true },
      ],
      order: { name: 'ASC' },
    });
    return {
      items: rows
        .filter((row) => views.some((view) => view.name === row.view))
        .map((row) => ({
          id: row.id,
          name: row.name,
          entity: row.entity,
          view: row.view,
          shared: row.shared,
          mine: row.user_id === asker.user.id,
          config: row.config,
        })),
    };
  }

  /** Saves a view. Throws `FW_APP_MISSING`, `FW_VIEW_INVALID`. */
  @Post()
  async create(
    @Asker() asker: UserPrincipal,
    @Param('app') app: string,
    @Body() body: unknown,
    @Idempotency() { idempotency }: IdempotencyOption,
  ): Promise<unknown> {
    const given = readView(body, this.presented.resolve(asker, app));
    const now = this.engine.clock.estimate();
    return this.engine.once(asker, idempotency, async (manager) => {
      const id = newId();
      const row = { id, app, user_id: asker.user.id, created_at: now, updated_at: now, ...given };
      await manager.getRepository(SavedViewsTable).insert(row);
      return { id, mine: true, ...given };
    });
  }

  /** Changes an own saved view. Throws `FW_APP_MISSING`, `FW_VIEW_INVALID`, `FW_VIEW_MISSING`. */
  @Put(':id')
  async update(
    @Asker() asker: UserPrincipal,
    @Param('app') app: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<unknown> {
    const given = readView(body, this.presented.resolve(asker, app));
    if (!isId(id)) throw SavedViewMissing({});
    const done = await this.views.update(
      { id, app, user_id: asker.user.id },
      {
        ...given,
        updated_at: this.engine.clock.estimate(),
      },
    );
    if (done.affected !== 1) throw SavedViewMissing({});
    return { id, mine: true, ...given };
  }

  /** Removes an own saved view. Throws `FW_APP_MISSING`, `FW_VIEW_MISSING`. */
  @Delete(':id')
  @HttpCode(204)
  async remove(@Asker() asker: UserPrincipal, @Param('app') app: string, @Param('id') id: string): Promise<void> {
    this.presented.resolve(asker, app);
    const done = isId(id) ? await this.views.delete({ id, app, user_id: asker.user.id }) : undefined;
    if (done?.affected !== 1) throw SavedViewMissing({});
  }

  private get views() {
    return this.engine.dataSource.getRepository(SavedViewsTable);
  }
}

function readView(body: unknown, app: PresentedApp) {
  const given = readObject(body);
  refuseOtherKeys(given, ['name', 'entity', 'view', 'shared', 'config']);
  const config = readObject(given['config'] ?? {});
  if (JSON.stringify(config).length > MAX_CONFIG_BYTES)
    throw SavedViewInvalid({ reason: 'The settings of the view are too large.' });
  const view = {
    name: readString(given, 'name', 120),
    entity: readString(given, 'entity', 100),
    view: readString(given, 'view', 100),
  };
  if (!app.views.some((candidate) => candidate.name === view.view && candidate.entity === view.entity)) {
    throw SavedViewInvalid({ reason: `There is no list "${view.view}" of "${view.entity}" in this app.` });
  }
  return { ...view, shared: findBoolean(given, 'shared') ?? false, config };
}
