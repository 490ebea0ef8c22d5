import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SYSTEM } from '@formwork/engine';
import { type TestWorkspace, openTestWorkspace } from '@formwork/testkit/workspace';
import { strFromU8, unzipSync } from 'fflate';
import type { ExportRequest } from './exports.ts';

/** Files of records, through the engine, on a real database. */
describe('exports', () => {
  let workspace: TestWorkspace;

  beforeAll(async () => {
    workspace = await openTestWorkspace();
    const { engine } = workspace;
    await engine.records.load('shop', 'customer', [
      { code: 'E001', name: '=cmd|calc', region: 'north', credit_limit: { amount: '1000.50', currency: 'CNY' } },
      { code: 'E002', name: '长城汽车, "北京"', region: 'south' },
    ]);
  });

  afterAll(async () => {
    await workspace[Symbol.asyncDispose]();
  });

  async function bytesOf(
    request: ExportRequest,
    principal = SYSTEM as Parameters<typeof workspace.engine.exports.open>[0],
    entity = 'customer',
  ): Promise<Uint8Array> {
    const file = await workspace.engine.exports.open(principal, 'shop', entity, request);
    const parts: Uint8Array[] = [];
    for await (const chunk of file.chunks) parts.push(chunk);
    return Buffer.concat(parts);
  }

  const linesOf = async (...args: Parameters<typeof bytesOf>): Promise<string[]> =>
    strFromU8(await bytesOf(...args))
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');

  test('writes what people read, and no formula', async () => {
    const lines = await linesOf({
      format: 'csv',
      sort: 'code',
      fields: ['code', 'name', 'credit_limit'],
      filter: { startsWith: [{ var: 'record.code' }, 'E0'] },
    });
    expect(lines).toEqual([
      'Code,Name,Credit limit,Credit limit (currency)',
      `E001,'=cmd|calc,1000.50,CNY`,
      'E002,"长城汽车, ""北京""",,',
    ]);
  });

  test('speaks the language that is asked for', async () => {
    const [heading] = await linesOf({ format: 'csv', fields: ['code', 'region'], locale: 'zh-CN' });
    expect(heading).toMatch(/\p{Script=Han}/u);
  });

  test('holds every record once, however many pages it takes', async () => {
    const many = Array.from({ length: 1_203 }, (_, index) => ({
      code: `M${String(index).padStart(5, '0')}`,
      name: `Made ${index}`,
      region: 'north',
    }));
    await workspace.engine.records.load('shop', 'customer', many);
    const filter = { startsWith: [{ var: 'record.code' }, 'M'] };
    const lines = await linesOf({ format: 'csv', filter, fields: ['code'], sort: 'name' });
    expect(lines.slice(1).toSorted()).toEqual(many.map(({ code }) => code));
  });

  test('is a workbook that holds numbers as numbers and text as text', async () => {
    const filter = { in: [{ var: 'record.code' }, ['E001', 'E002']] };
    const book = unzipSync(
      await bytesOf({ format: 'xlsx', sort: 'code', filter, fields: ['name', 'credit_limit', 'created_at'] }),
    );
    expect(Object.keys(book).toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    const sheet = strFromU8(book['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">=cmd|calc</t></is></c>');
    expect(sheet).toContain('<c r="B2"><v>1000.50</v></c>');
    expect(sheet).toContain(
      '<c r="A3" t="inlineStr"><is><t xml:space="preserve">长城汽车, &quot;北京&quot;</t></is></c>',
    );
    expect(sheet).toMatch(/<c r="D2" s="3"><v>\d{5}\.\d+<\/v><\/c>/);
    expect(sheet).not.toContain('<f>');
    expect(sheet.endsWith('</sheetData></worksheet>')).toBe(true);
  });

  describe('gives out what may be exported, and nothing else', () => {
    test.each([
      ['somebody who may read and not export', 'viewer', 'sales_order', {}, 'FW_RECORD_FORBIDDEN'],
      ['a clerk, of customers', 'clerk', 'customer', {}, 'FW_RECORD_FORBIDDEN'],
      ['a hidden field by name', 'clerk', 'sales_order', { fields: ['nothing_like_it'] }, 'FW_RECORD_QUERY_INVALID'],
      [
        'a hidden field behind a reference',
        'clerk',
        'sales_order',
        { fields: ['customer.credit_limit'] },
        'FW_RECORD_QUERY_INVALID',
      ],
      [
        'a broken filter',
        'clerk',
        'sales_order',
        { filter: { '==': [{ var: 'record.nowhere' }, 1] } },
        'FW_RECORD_QUERY_INVALID',
      ],
    ] as const)('%s is refused before the first byte', async (_, who, entity, request, code) => {
      await expect(
        workspace.engine.exports.open(workspace[who], 'shop', entity, { format: 'csv', ...request }),
      ).rejects.toMatchObject({ code });
    });

    test('the rows and columns are those of the list', async () => {
      const { engine, clerk, manager } = workspace;
      const [customer, product] = [
        await workspace.idOf('customer', 'code', 'E001'),
        await workspace.idOf('product', 'code', 'P-100'),
      ];
      const lines = [{ product, quantity: 3, unit_price: '5.00' }];
      for (const who of [clerk, manager])
        await engine.records.create(who, 'shop', 'sales_order', { customer, due_on: '2099-01-01', lines });
      for (const [who, count] of [
        [clerk, 1],
        [manager, 2],
      ] as const) {
        const { json } = await engine.records.list(who, 'shop', 'sales_order', { fields: ['number'] });
        const listed = (JSON.parse(json) as { items: { number: string }[] }).items.map((item) => item.number);
        expect(listed).toHaveLength(count);
        expect((await linesOf({ format: 'csv', fields: ['number'] }, who, 'sales_order')).slice(1)).toEqual(listed);
      }
      const [, row] = await linesOf({ format: 'csv', fields: ['customer', 'due_on'] }, clerk, 'sales_order');
      expect(row).toBe(`'=cmd|calc,2099-01-01`);
      const paths = ['number', 'customer.region', 'customer.manager.name'];
      const [heading, first] = await linesOf({ format: 'csv', fields: paths }, manager, 'sales_order');
      expect(heading).toMatch(/^[^,]+,Customer \/ Region,Customer \/ Account manager \/ [^,]+$/);
      expect(first).toMatch(/,North,$/);
      const headings = { 'customer.region': '=Region' };
      const [named] = await linesOf({ format: 'csv', fields: paths, headings }, manager, 'sales_order');
      expect(named).toMatch(/^[^,]+,'=Region,/);
    });
  });
});
