import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { type Loose, type TestCaller, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
const callers: Record<string, TestCaller> = {};
const documents: Record<string, Loose> = {};
const roles = ['clerk', 'manager', 'viewer'];

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
  for (const role of roles) {
    callers[role] = await server.addPerson(role, { roles: [`shop.${role}`] });
    documents[role] = (await server.ask({ path: '/api/apps/shop/openapi.json' }, callers[role])).body;
  }
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

function* refsOf(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') yield value;
    else yield* refsOf(value);
  }
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const operationsOf = (document: Loose): [string, string, Loose][] =>
  Object.entries(document.paths as Loose).flatMap(([path, item]) =>
    Object.entries(item as Loose)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]): [string, string, Loose] => [path, method, operation]),
  );

/** The schema of an answer, with references into the same document, and no property left undescribed. */
function validatorOf(document: Loose, path: string, method: string, status: string): ValidateFunction {
  const closed = JSON.parse(JSON.stringify(document.components)) as Loose;
  for (const [name, schema] of Object.entries(closed.schemas as Loose))
    if (name !== 'Problem') (schema as Loose).additionalProperties = false;
  const { schema } = document.paths[path][method].responses[status].content['application/json'];
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { uuid: true, date: true, 'date-time': true } });
  return ajv.compile({ ...schema, components: closed });
}

describe('the OpenAPI document', () => {
  test.each(roles)('of a %s holds together as OpenAPI 3.1', (role) => {
    const document = documents[role]!;
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    for (const pointer of refsOf(document)) {
      const found = pointer
        .slice(2)
        .split('/')
        .reduce<Loose>((at, step) => at?.[step], document);
      expect(`${pointer} ${typeof found}`).toBe(`${pointer} object`);
    }
    for (const [name, schema] of Object.entries(document.components.schemas as Loose)) {
      expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      expect(() => ajv.compile({ ...(schema as object), components: document.components })).not.toThrow();
    }
    const ids = operationsOf(document).map(([, , operation]) => operation.operationId as string);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, method, operation] of operationsOf(document)) {
      const given = [...(document.paths[path].parameters ?? []), ...(operation.parameters ?? [])].map(
        (parameter: Loose) => document.components.parameters[parameter.$ref.split('/').at(-1)],
      );
      const named = given.filter((each) => each.in === 'path').map((each) => each.name as string);
      expect([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])).toEqual(named);
      expect(Object.keys(operation.responses as Loose)).toContain('4XX');
      for (const response of Object.values(operation.responses as Loose))
        expect(`${method} ${path} ${typeof ((response as Loose).description ?? (response as Loose).$ref)}`).toBe(
          `${method} ${path} string`,
        );
      if (['get', 'delete'].includes(method)) expect(operation).not.toHaveProperty('requestBody');
    }
  });

  test('shows each person what that person may do', () => {
    const ids = (role: string) =>
      operationsOf(documents[role]!).map(([, , operation]) => operation.operationId as string);
    expect(ids('manager')).toEqual(expect.arrayContaining(['create_customer', 'approve_sales_order', 'bulk_product']));
    expect(ids('clerk')).toEqual(expect.arrayContaining(['create_sales_order', 'submit_sales_order']));
    for (const missing of ['create_customer', 'approve_sales_order', 'delete_sales_order', 'restore_sales_order'])
      expect(ids('clerk')).not.toContain(missing);
    expect(ids('viewer').filter((id) => /^(create|update|delete|bulk|preview|restore)_/.test(id))).toEqual([]);
    expect(Object.keys(documents['viewer']!.components.schemas.customer.properties)).not.toContain('credit_limit');
  });

  test('describes real answers, every property of them', async () => {
    const customer = await workspace.idOf('customer', 'code', 'C001');
    const product = await workspace.idOf('product', 'code', 'P-100');
    const order = { customer, due_on: '2099-01-01', lines: [{ product, quantity: 3, unit_price: '5.00' }] };
    const base = '/api/apps/shop';
    for (const role of ['clerk', 'manager']) {
      const ask = (path: string, body?: unknown) => server.ask({ path: `${base}${path}`, body }, callers[role]);
      const made = await ask('/sales_order', order);
      const id = made.body.id as string;
      const answers: [string, string, string, Loose][] = [
        ['/sales_order', 'post', '201', made],
        ['/sales_order', 'get', '200', await ask('/sales_order?count=exact&limit=1')],
        ['/sales_order', 'get', '200', await ask('/sales_order?titles=true&expand=customer')],
        ['/sales_order/{id}', 'get', '200', await ask(`/sales_order/${id}`)],
        ['/sales_order/{id}', 'get', '200', await ask(`/sales_order/${id}?expand=customer,lines.product&titles=true`)],
        ['/sales_order/{id}/history', 'get', '200', await ask(`/sales_order/${id}/history`)],
        ['/sales_order/{id}/transitions', 'get', '200', await ask(`/sales_order/${id}/transitions`)],
        ['/sales_order/preview', 'post', '200', await ask('/sales_order/preview', { values: order })],
        ['/sales_order/aggregate', 'get', '200', await ask('/sales_order/aggregate?group=status&measures=count')],
        [
          '/sales_order/bulk',
          'post',
          '200',
          await ask('/sales_order/bulk', { operations: [{ create: order }, { delete: id }], partial: true }),
        ],
        ['/customer', 'get', '200', await ask('/customer')],
        ['/product', 'get', '200', await ask('/product')],
        ['/price', 'get', '200', await ask('/price?titles=true')],
      ];
      for (const [path, method, status, answer] of answers) {
        const validate = validatorOf(documents[role]!, path, method, status);
        validate(answer.body);
        expect({ path, status: String(answer.status), errors: validate.errors ?? [] }).toEqual({
          path,
          status,
          errors: [],
        });
      }
    }
  });

  test.each<[string, object, boolean]>([
    ['what the server takes', { customer: 'C', lines: [{ product: 'P', quantity: 3, unit_price: '5.00' }] }, true],
    ['a line that stays', { lines: [{ id: 'L', quantity: 4 }] }, true],
    ['a state, which moves by transitions alone', { status: 'approved' }, false],
    ['a computed value', { total: '1.00' }, false],
  ])('of the values of a record takes or refuses %s', (_name, given, isTaken) => {
    const { components } = documents['clerk']!;
    const uuid = '018f0000-0000-7000-8000-000000000000';
    const values = JSON.parse(JSON.stringify(given).replaceAll(/"[CPL]"/g, `"${uuid}"`)) as Loose;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    expect(ajv.validate({ ...components.schemas['sales_order.values'], components }, values)).toBe(isTaken);
    expect(components.schemas['sales_order.values']['x-required-on-create']).not.toContain('status');
  });
});
