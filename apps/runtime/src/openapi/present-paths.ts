import type { PresentedEntity } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import { ref, valuesName } from './present-schemas.ts';

type Schema = Record<string, unknown>;

const json = (schema: Schema): Schema => ({ 'application/json': { schema } });
const param = (name: string): Schema => ({ $ref: `#/components/parameters/${name}` });

const rowsSchema: Schema = {
  type: 'object',
  required: ['rows'],
  properties: { rows: { type: 'array', items: { type: 'object' } } },
};
const entriesSchema: Schema = {
  type: 'object',
  required: ['items'],
  properties: {
    items: { type: 'array', items: { type: 'object', required: ['at', 'action', 'version'] } },
    nextCursor: { type: 'string' },
  },
};

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const binary: Schema = { type: 'string', format: 'binary' };

/** The addresses of one entity's records, as far as the reader may use them. */
export function presentPaths(entity: PresentedEntity): Schema {
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
  const body = { required: true, content: json(ref(valuesName(name))) };
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
      get: {
        operationId: `read_${name}`,
        parameters: ['fields', 'expand', 'titles'].map(param),
        responses: { '200': one, ...errors },
      },
      ...(actions.update
        ? {
            patch: {
              operationId: `update_${name}`,
              parameters: ['expand', 'titles', 'ifMatch', 'idempotencyKey'].map(param),
              requestBody: body,
              responses: { '200': one, ...errors },
            },
          }
        : {}),
      ...(actions.delete
        ? {
            delete: {
              operationId: `delete_${name}`,
              parameters: [param('ifMatch'), param('idempotencyKey')],
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
                  content: json(rowsSchema),
                },
                ...errors,
              },
            },
          },
        }
      : {}),
    ...(actions.export
      ? {
          [`/${name}/export`]: {
            get: {
              operationId: `export_${name}`,
              parameters: ['format', 'filter', 'sort', 'search', 'fields', 'headings', 'locale'].map(param),
              responses: {
                '200': {
                  description: 'A file of every record that may be read and exported.',
                  content: { [CSV]: { schema: { type: 'string' } }, [XLSX]: { schema: binary } },
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
          '200': { description: 'What happened to the record.', content: json(entriesSchema) },
          ...errors,
        },
      },
    },
    ...writePaths(entity, one, errors),
    ...transitionPaths(entity, one, errors),
  };
}

/** What writes beside the plain verbs: previewing, taking out of the recycle bin, many at once. */
function writePaths({ name, actions }: PresentedEntity, one: Schema, errors: Schema): Schema {
  const values = ref(valuesName(name));
  const preview = { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, values } };
  const previewed = {
    type: 'object',
    required: ['record', 'issues'],
    properties: { record: { type: 'object' }, issues: { type: 'array', items: { type: 'object' } } },
  };
  return {
    ...(actions.create || actions.update
      ? {
          [`/${name}/preview`]: {
            post: {
              operationId: `preview_${name}`,
              requestBody: { required: true, content: json(preview) },
              responses: { '200': { description: 'As it would be saved.', content: json(previewed) }, ...errors },
            },
          },
        }
      : {}),
    ...(actions.delete
      ? {
          [`/${name}/{id}/restore`]: {
            parameters: [param('id')],
            post: {
              operationId: `restore_${name}`,
              parameters: [param('idempotencyKey')],
              responses: { '200': one, ...errors },
            },
          },
        }
      : {}),
    ...(actions.create || actions.update || actions.delete
      ? {
          [`/${name}/bulk`]: {
            post: {
              operationId: `bulk_${name}`,
              parameters: [param('idempotencyKey')],
              requestBody: { required: true, content: json(bulkSchema(values)) },
              responses: { '200': { description: 'What became of each.', content: json(bulkAnswer(name)) }, ...errors },
            },
          },
        }
      : {}),
  };
}

function bulkSchema(values: Schema): Schema {
  const id = { type: 'string', format: 'uuid' };
  const version = { type: 'integer', minimum: 1 };
  const operation = (required: string[], properties: Schema): Schema => ({
    type: 'object',
    additionalProperties: false,
    required,
    properties,
  });
  const operations = [
    operation(['create'], { create: values }),
    operation(['update', 'values'], { update: id, values, version }),
    operation(['delete'], { delete: id, version }),
    operation(['transition', 'id'], { transition: { type: 'string' }, id, values }),
  ];
  return {
    type: 'object',
    required: ['operations'],
    properties: {
      operations: { type: 'array', maxItems: 1000, items: { anyOf: operations } },
      partial: { type: 'boolean', description: 'True: each by itself. Otherwise all or none.' },
    },
  };
}

function bulkAnswer(name: string): Schema {
  const done = { type: 'object', required: ['ok', 'record'], properties: { ok: { const: true }, record: ref(name) } };
  const refused = {
    type: 'object',
    required: ['ok', 'problem'],
    properties: { ok: { const: false }, problem: ref('Problem') },
  };
  const results = { type: 'array', items: { anyOf: [done, refused] } };
  return { type: 'object', required: ['results'], properties: { results } };
}

function transitionPaths(entity: PresentedEntity, one: Schema, errors: Schema): Schema {
  if (entity.lifecycle === undefined) return {};
  const offered = { type: 'object', required: ['items'], properties: { items: { type: 'array' } } };
  const list: Schema = {
    parameters: [param('id')],
    get: {
      operationId: `list_transitions_of_${entity.name}`,
      responses: { '200': { description: 'The transitions of the record.', content: json(offered) }, ...errors },
    },
  };
  const presses = Object.fromEntries(
    (entity.lifecycle?.transitions ?? []).map((transition) => [
      `/${entity.name}/{id}/transitions/${transition.name}`,
      {
        parameters: [param('id')],
        post: {
          operationId: `${transition.name}_${entity.name}`,
          summary: readText(transition.label ?? transition.name, 'en'),
          parameters: [param('ifMatch'), param('idempotencyKey')],
          requestBody: { content: json({ type: 'object', properties: { values: ref(valuesName(entity.name)) } }) },
          responses: { '200': one, ...errors },
        },
      },
    ]),
  );
  return { [`/${entity.name}/{id}/transitions`]: list, ...presses };
}
