import { BadRequestException, type PipeTransform } from '@nestjs/common';
import { Ajv } from 'ajv';
import type { Order } from './order.entity.ts';

const shape = {
  number: { type: 'string', minLength: 1, maxLength: 20 },
  customer: { type: 'string', pattern: '^[0-9a-f-]{36}$' },
  status: { type: 'string' },
  region: { type: 'string' },
  priority: { enum: ['normal', 'urgent'] },
  order_date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  due_on: { type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  amount: { type: 'string', pattern: '^\\d{1,12}(\\.\\d{1,2})?$' },
  quantity: { type: 'integer', minimum: 1, maximum: 100_000 },
  paid: { type: 'boolean' },
  contact: { type: ['string', 'null'], maxLength: 80 },
  note: { type: ['string', 'null'], maxLength: 200 },
};

type Sent = Record<string, unknown>;

/** Checks a body and maps it to the entity's properties. */
export class OrderPipe implements PipeTransform<Sent, Partial<Order>> {
  private readonly check;

  constructor(isWhole: boolean) {
    const required = isWhole ? ['number', 'customer', 'status', 'region', 'order_date', 'amount', 'quantity'] : [];
    this.check = new Ajv({ allowUnionTypes: true }).compile({
      type: 'object',
      properties: shape,
      required,
      additionalProperties: false,
    });
  }

  transform(sent: Sent): Partial<Order> {
    if (!this.check(sent)) throw new BadRequestException(this.check.errors);
    const { customer, order_date: orderDate, due_on: dueOn, ...rest } = sent;
    return {
      ...rest,
      ...(customer === undefined ? {} : { customerId: customer }),
      ...(orderDate === undefined ? {} : { orderDate }),
      ...(dueOn === undefined ? {} : { dueOn }),
    } as Partial<Order>;
  }
}
