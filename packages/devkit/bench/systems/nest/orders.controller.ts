import { Body, Controller, Get, Inject, Param, Patch, Post, Query, Req, UseGuards } from '@nestjs/common';
import type { Order } from './order.entity.ts';
import { OrderPipe } from './order.pipe.ts';
import { OrdersService } from './orders.service.ts';
import { type KnownRequest, TokenGuard } from './token.guard.ts';

interface ListQuery {
  readonly status?: string;
  readonly search?: string;
  readonly expand?: string;
  readonly offset?: string;
}

/** Orders over HTTP, as one writes them by hand. */
@Controller('orders')
@UseGuards(TokenGuard)
export class OrdersController {
  constructor(@Inject(OrdersService) private readonly orders: OrdersService) {}

  @Get('by-status')
  async byStatus(): Promise<unknown> {
    return { rows: await this.orders.sumByStatus() };
  }

  @Get(':id')
  async read(@Param('id') id: string, @Req() request: KnownRequest): Promise<unknown> {
    return presentOrder(await this.orders.read(id, request.region));
  }

  @Get()
  async list(@Query() query: ListQuery, @Req() request: KnownRequest): Promise<unknown> {
    if (query.expand !== undefined) {
      const [items, total] = await this.orders.listWithCustomers(query.status ?? '', request.region);
      return { items: items.map(presentOrder), total };
    }
    const found =
      query.offset !== undefined
        ? await this.orders.listFrom(Number(query.offset))
        : query.search !== undefined
          ? await this.orders.search(query.search, request.region)
          : await this.orders.listByStatus(query.status ?? '', request.region);
    return { items: found.map(presentOrder) };
  }

  @Post()
  async create(@Body(new OrderPipe(true)) values: Partial<Order>, @Req() request: KnownRequest): Promise<unknown> {
    return presentOrder(await this.orders.create(values, request.region));
  }

  @Patch(':id')
  async update(
    @Param('id') id: string,
    @Body(new OrderPipe(false)) values: Partial<Order>,
    @Req() request: KnownRequest,
  ): Promise<unknown> {
    return presentOrder(await this.orders.update(id, values, request.region));
  }
}

function presentOrder(order: Order): Record<string, unknown> {
  const { customerId, customer, orderDate, dueOn, confirmedAt, ...rest } = order;
  return {
    ...rest,
    customer: customer === undefined ? customerId : { id: customer.id, title: customer.name },
    order_date: orderDate,
    due_on: dueOn,
    confirmed_at: confirmedAt,
  };
}
