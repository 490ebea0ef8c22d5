type Schema = Record<string, unknown>;

const query = (name: string, description: string, schema: Schema = { type: 'string' }): Schema => ({
  name,
  in: 'query',
  description,
  schema,
});

/** Parameters that the routes of every entity share. */
export const sharedParameters: Record<string, Schema> = {
  id: { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  filter: query('filter', 'A condition in JsonLogic over record.*, such as {"==":[{"var":"record.status"},"open"]}.'),
  sort: query('sort', 'Fields in order, a minus for descending: -due_on,number.'),
  fields: query('fields', 'Only these fields.'),
  expand: query('expand', 'References and lines to deliver as objects: customer,lines.part.'),
  titles: query('titles', 'True: every reference as {id, title}.', { type: 'boolean' }),
  limit: query('limit', 'Most records of a page.', { type: 'integer', minimum: 1, maximum: 500, default: 50 }),
  cursor: query('cursor', 'The nextCursor of the page before.'),
  search: query('search', 'Text to find in searchable fields.'),
  count: query('count', 'Whether to count all that match.', { enum: ['none', 'exact', 'capped', 'estimate'] }),
  deleted: query('deleted', 'The recycle bin instead.', { enum: ['only'] }),
  group: query('group', 'Fields to group by; a date by its part: order_date:month.'),
  format: query('format', 'The kind of file: csv or xlsx; csv unless said.'),
  headings: query('headings', 'Other headings than the labels, by path, as JSON: {"customer.region": "Region"}.'),
  locale: query('locale', 'The language of headings and options, such as zh-CN; the own unless said.'),
  measures: query('measures', 'count, sum:field, avg:field, min:field, max:field.'),
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The version that the write is based on: "3".',
    schema: { type: 'string' },
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Sent again with the same key and content, the request has no second effect and gives the first answer.',
    schema: { type: 'string', maxLength: 200 },
  },
};

/** The one shape of errors. */
export const problemSchema: Schema = {
  type: 'object',
  required: ['code', 'message', 'hint', 'requestId'],
  properties: {
    code: { type: 'string' },
    message: { type: 'string' },
    hint: { type: 'string' },
    details: { type: 'object' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'severity', 'path', 'message', 'hint'],
        properties: {
          code: { type: 'string' },
          severity: { enum: ['error', 'warning', 'info'] },
          path: { type: 'string', description: 'JSON Pointer to the place.' },
          message: { type: 'string' },
          hint: { type: 'string' },
        },
      },
    },
    requestId: { type: 'string' },
  },
};

/** Responses that every route may give. */
export const sharedResponses: Record<string, Schema> = {
  Problem: {
    description: 'What went wrong, where, and what to do.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
};
