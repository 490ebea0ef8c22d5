import { ForbiddenException, Inject, Injectable, NotFoundException } from '@nestjs/common';
import { DataSource, ILike, type Repository } from 'typeorm';
import { Order } from './order.entity.ts';

const newest = { orderDate: 'DESC', id: 'DESC' } as const;
const page = 50;

/** The orders of a hand-written app. */
@Injectable()
export class OrdersService {
  private readonly orders: Repository<Order>;

  constructor(@Inject(DataSource) source: DataSource) {
    this.orders = source.getRepository(Order);
  }

  async read(id: string, region: string | undefined): Promise<Order> {
    const found = await this.orders.findOneBy({ id, ...(region === undefined ? {} : { region }) });
    if (found === null) throw new NotFoundException();
    return found;
  }

  listByStatus(status: string, region: string | undefined): Promise<Order[]> {
    const where = { status, ...(region === undefined ? {} : { region }) };
    return this.orders.find({ where, order: newest, take: page });
  }

  listWithCustomers(status: string, region: string | undefined): Promise<[Order[], number]> {
    const where = { status, ...(region === undefined ? {} : { region }) };
    return this.orders.findAndCount({ where, order: newest, take: page, relations: { customer: true } });
  }

  listFrom(offset: number): Promise<Order[]> {
    return this.orders.find({ order: newest, take: page, skip: offset });
  }

  search(text: string, region: string | undefined): Promise<Order[]> {
    const where = { note: ILike(`%${text}%`), ...(region === undefined ? {} : { region }) };
    return this.orders.find({ where, order: newest, take: page });
  }

  sumByStatus(): Promise<unknown[]> {
    return this.orders
      .createQueryBuilder('o')
      .select('o.status', 'status')
      .addSelect('sum(o.amount)', 'amount')
      .groupBy('o.status')
      .orderBy('o.status')
      .getRawMany();
  }

  create(values: Partial<Order>, region: string | undefined): Promise<Order> {
    if (region !== undefined && values.region !== region) throw new ForbiddenException();
    return this.orders.save(this.orders.create(values));
  }

  async update(id: string, values: Partial<Order>, region: string | undefined): Promise<Order> {
    const found = await this.read(id, region);
    return this.orders.save(Object.assign(found, values));
  }
}
