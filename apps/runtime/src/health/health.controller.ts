import type { Engine } from '@formwork/engine';
import { Controller, Get, Inject } from '@nestjs/common';
import { Unavailable } from '../http/http.errors.ts';
import { ENGINE } from '../tokens.ts';
import { Public } from '../http/public.ts';

/** Liveness (the process answers) and readiness (the database answers too). */
@Controller('api/health')
export class HealthController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** The process answers. */
  @Public('nothing')
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** The process and its database answer. Throws `FW_HTTP_UNAVAILABLE`. */
  @Public('nothing')
  @Get('ready')
  async ready(): Promise<{ status: string; apps: number }> {
    try {
      await this.engine.dataSource.query('select 1');
    } catch (error) {
      throw Unavailable({}, { cause: error });
    }
    return { status: 'ready', apps: this.engine.model.apps.size };
  }
}
