import type { FieldModels, PresentedApp, PresentedEntity, PresentedField } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import { problemSchema, sharedParameters, sharedResponses } from './shared-parts.ts';

type Schema = Record<string, unknown>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Schema): Schema => ({ 'application/json': { schema } });
const param = (name: string): Schema => ({ $ref: `#/components/parameters/${name}` });

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
              [`${entity.name}_values`, valuesSchema(entity, app, models)],
            ]),
        ),
      },
    },
  };
}

function presentPaths(entity: PresentedEntity): Schema {
  const { name, actions } = entity;
  const one = {
    description: 'The record.',
    headers: { ETag: { schema: { type: 'string' } } },
    content: json(ref(name)),
  };
  const page: Schema = {
    type: 'object',
    required: ['items'],
    properties: {
      items: { type: 'array', items: ref(name) },
      nextCursor: { type: 'string' },
      total: { type: 'object', properties: { value: { type: 'integer' }, exact: { type: 'boolean' } } },
    },
  };
  const errors = { '4XX': { $ref: '#/components/responses/Problem' } };
  const body = { required: true, content: json(ref(`${name}_values`)) };
  return {
    [`/${name}`]: {
      get: {
        operationId: `list_${name}`,
        parameters: [
          'filter',
          'sort',
          'fields',
          'expand',
          'titles',
          'limit',
          'cursor',
          'search',
          'count',
          'deleted',
        ].map(param),
        responses: { '200': { description: 'A page of records.', content: json(page) }, ...errors },
      },
      ...(actions.create
        ? {
            post: {
              operationId: `create_${name}`,
              parameters: [param('idempotencyKey')],
              requestBody: body,
              responses: { '201': one, ...errors },
            },
          }
        : {}),
    },
    [`/${name}/{id}`]: {
      parameters: [param('id')],
      get: { operationId: `read_${name}`, parameters: [param('expand')], responses: { '200': one, ...errors } },
      ...(actions.update
        ? {
            patch: {
              operationId: `update_${name}`,
              parameters: [param('ifMatch')],
              requestBody: body,
              responses: { '200': one, ...errors },
            },
          }
        : {}),
      ...(actions.delete
        ? {
            delete: {
              operationId: `delete_${name}`,
              parameters: [param('ifMatch')],
              responses: { '204': { description: 'In the recycle bin.' }, ...errors },
            },
          }
        : {}),
    },
    ...(actions.aggregate
      ? {
          [`/${name}/aggregate`]: {
            get: {
              operationId: `aggregate_${name}`,
              parameters: ['group', 'measures', 'filter', 'search'].map(param),
              responses: {
                '200': {
                  description: 'Figures by group.',
                  content: json({ type: 'object', properties: { rows: { type: 'array', items: { type: 'object' } } } }),
                },
                ...errors,
              },
            },
          },
        }
      : {}),
    [`/${name}/{id}/history`]: {
      parameters: [param('id')],
      get: {
        operationId: `history_${name}`,
        parameters: [param('cursor'), param('limit')],
        responses: {
          '200': { description: 'What happened to the record.', content: json({ type: 'object' }) },
          ...errors,
        },
      },
    },
    ...transitionPaths(entity, one, errors),
  };
}

function transitionPaths(entity: PresentedEntity, one: Schema, errors: Schema): Schema {
  return Object.fromEntries(
    (entity.lifecycle?.transitions ?? []).map((transition) => [
      `/${entity.name}/{id}/transitions/${transition.name}`,
      {
        parameters: [param('id')],
        post: {
          operationId: `${transition.name}_${entity.name}`,
          summary: readText(transition.label ?? transition.name, 'en'),
          parameters: [param('ifMatch'), param('idempotencyKey')],
          requestBody: { content: json({ type: 'object', properties: { values: ref(`${entity.name}_values`) } }) },
          responses: { '200': one, ...errors },
        },
      },
    ]),
  );
}

function recordSchema(entity: PresentedEntity, app: PresentedApp, models: FieldModels): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      entity.fields.map((field) => [field.name, nullable(fieldSchema(field, app, models, ''))]),
    ),
  };
}

function valuesSchema(entity: PresentedEntity, app: PresentedApp, models: FieldModels): Schema {
  const writable = entity.fields.filter((field) => field.access.write !== 'never');
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      writable.map((field) => [field.name, nullable(fieldSchema(field, app, models, '_values'))]),
    ),
    'x-required-on-create': writable
      .filter((field) => field.required === true && field.default === undefined)
      .map((field) => field.name),
  };
}

function fieldSchema(field: PresentedField, app: PresentedApp, models: FieldModels, suffix: string): Schema {
  const lines = field['entity'];
  const model = models.find(field.type);
  if (model === undefined) return {};
  if (model.isScalar === false && typeof lines === 'string' && app.entities.some((entity) => entity.name === lines)) {
    return { type: 'array', items: ref(`${lines}${suffix}`) };
  }
  return { title: readText(field.label ?? field.name, 'en'), ...model.valueSchema(field) };
}

function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}
