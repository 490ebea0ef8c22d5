import type { Engine } from '@formwork/engine';
import { createHttpApp } from '../create-http-app.ts';

/** Every route that a server registers, as `GET /api/apps/:app`; those that answer HEAD too are there twice. */
export async function collectRoutes(engine: Engine): Promise<string[]> {
  const routes: string[] = [];
  const { app } = await createHttpApp(
    engine,
    {
      DATABASE_URL: '',
      PORT: 0,
      HOST: '',
      FORMWORK_DEMO: false,
      FORMWORK_WEB_DIR: '/nonexistent',
      SESSION_HOURS: 1,
      REQUEST_SECONDS: 60,
      POOL_SIZE: 2,
      LOG_LEVEL: 'silent',
    },
    [],
    ({ method, url }) => routes.push(...[method].flat().map((each) => `${each} ${url}`)),
  );
  await app.init();
  await app.close();
  return routes;
}
