import type { FieldModels, PresentedApp } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import { presentPaths } from './present-paths.ts';
import { recordSchema, valuesName, valuesSchema } from './present-schemas.ts';
import { problemSchema, sharedParameters, sharedResponses } from './shared-parts.ts';

type Schema = Record<string, unknown>;

/** The HTTP interface of an app as one person may use it, as an OpenAPI 3.1 document. */
export function presentOpenApi(app: PresentedApp, models: FieldModels): Schema {
  const own = app.entities.filter((entity) => !entity.name.includes('.') && entity.parent === undefined);
  return {
    openapi: '3.1.0',
    info: { title: readText(app.label, 'en'), version: app.version },
    servers: [{ url: `/api/apps/${app.name}` }],
    security: [{ session: [] }, { token: [] }],
    paths: Object.assign({}, ...own.map(presentPaths)) as Schema,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'fw_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      parameters: sharedParameters,
      responses: sharedResponses,
      schemas: {
        Problem: problemSchema,
        ...Object.fromEntries(
          app.entities
            .filter((entity) => !entity.name.includes('.'))
            .flatMap((entity) => [
              [entity.name, recordSchema(entity, app, models)],
              [valuesName(entity.name), valuesSchema(entity, app, models)],
            ]),
        ),
      },
    },
  };
}
