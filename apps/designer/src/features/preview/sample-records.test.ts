import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { openScreen } from '@formwork/renderer';
import { sampleApp } from '@formwork/testkit';
import { presentDraft } from '../../changes/present-draft.ts';
import { sampleRecords } from './sample-records.ts';

const screen = openScreen(presentDraft(sampleApp(), []), fieldModels, 'en');
const records = (entity: string) => sampleRecords(screen, entity, '2026-03-02');

describe('sample records', () => {
  test('are the same every time, with ids of their own', () => {
    expect(records('customer')).toEqual(records('customer'));
    const ids = [...records('customer'), ...records('sales_order')].map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(sampleApp().entities.map((each) => [each.name]))('of %s fit the kinds of their fields', (name) => {
    const entity = screen.findEntity(name)!;
    const refused = records(name).flatMap((record) =>
      [...entity.fields.values()]
        .filter((field) => !field.isSystem && field.model.isComputed !== true && field.type.kind !== 'list')
        .filter((field) => record[field.name] !== null && !field.model.parse(record[field.name], field.definition).ok)
        .map((field) => `${field.name}: ${JSON.stringify(record[field.name])}`),
    );
    expect(refused).toEqual([]);
  });

  test('give every required field that somebody fills in a value', () => {
    const missing = sampleApp().entities.flatMap(({ name }) =>
      records(name).flatMap((record) =>
        [...screen.findEntity(name)!.fields.values()]
          .filter((field) => field.definition.required === true && record[field.name] === null)
          .map((field) => `${name}.${field.name}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('refer to other sample records by their title, and have lines', () => {
    const [order] = records('sales_order') as unknown as [
      { customer: { id: string; title: string }; lines: unknown[] },
    ];
    const customer = records('customer').find((each) => each.id === order.customer.id)!;
    expect(customer[screen.findEntity('customer')!.titleField!.name]).toBe(order.customer.title);
    expect(order.lines).toHaveLength(2);
  });
});
