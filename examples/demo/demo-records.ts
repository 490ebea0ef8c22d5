import type { RecordValues } from '@formwork/engine';
import type { DemoCustomer } from './customers.ts';
import type { DemoData } from './generate-demo.ts';
import type { LoadedPeople } from './load-people.ts';
import type { DemoOrder } from './demo-order.ts';

/** Records of one entity, ready to be loaded; each has its id. */
export interface RecordSet {
  readonly app: string;
  readonly entity: string;
  /** For the progress report. */
  readonly label: string;
  readonly records: readonly RecordValues[];
}

/** The demo data as records, in an order in which whatever is referred to comes first. */
export function demoRecords(data: DemoData, people: LoadedPeople): readonly RecordSet[] {
  const { customers } = data;
  const set = (entity: string, label: string, records: readonly RecordValues[]): RecordSet => {
    const [app, name] = entity.split('.') as [string, string];
    return { app, entity: name, label, records };
  };
  return [
    set(
      'core.person',
      'people',
      data.people.map((person) => personRecord(person, people)),
    ),
    set(
      'core.part',
      'parts',
      data.parts.map(({ basePrice: _basePrice, ...part }) => part),
    ),
    set(
      'core.project',
      'projects',
      data.projects.map((each) => ({ ...each, manager: people.users.get('pengyu') })),
    ),
    set('core.supplier', 'suppliers', data.suppliers),
    set('core.fx_rate', 'exchange rates', data.rates),
    set(
      'order_center.customer',
      'customers',
      customers.map((customer) => customerRecord(customer, people)),
    ),
    set('order_center.customer_site', 'delivery sites', customers.flatMap(siteRecords)),
    set('order_center.customer_terms', 'terms', customers.map(termsRecord)),
    set(
      'order_center.price_list',
      'prices',
      data.prices.map((price) => ({
        customer: price.customer,
        part: price.part,
        currency: price.currency,
        unit_price: price.unitPrice,
        valid_from: price.validFrom,
        valid_to: price.validTo,
      })),
    ),
    set(
      'order_center.sales_order',
      'orders',
      data.orders.map((order) => orderRecord(order, data, people)),
    ),
  ];
}

function personRecord(person: DemoData['people'][number], { users, departments }: LoadedPeople): RecordValues {
  return {
    id: person.id,
    number: person.number,
    name: person.name,
    name_en: person.nameEn,
    pinyin: person.pinyin,
    user: users.get(person.login)!,
    region: { code: person.region.code },
    department: departments.get(person.department)!,
    manager: person.manager,
    kind: person.kind,
    level: person.level,
    hired_on: person.hiredOn,
    left_on: person.leftOn,
  };
}

function customerRecord(customer: DemoCustomer, { users }: LoadedPeople): RecordValues {
  return {
    id: customer.id,
    code: customer.code,
    name: customer.name,
    name_en: customer.nameEn,
    region: { code: customer.region },
    account_manager: users.get('guoxin')!,
  };
}

function siteRecords({ id, sites }: DemoCustomer): RecordValues[] {
  return sites.map(({ shipFrom, ...site }) => ({ ...site, customer: id, ship_from: { code: shipFrom } }));
}

function termsRecord(customer: DemoCustomer): RecordValues {
  return {
    customer: customer.id,
    price_basis: customer.priceBasis,
    tax_rate: customer.taxRate,
    transit_days: customer.transitDays,
    frozen_weeks: customer.frozenWeeks,
    credit_limit: customer.creditLimit,
  };
}

function orderRecord(order: DemoOrder, data: DemoData, { users, departments }: LoadedPeople): RecordValues {
  const clerk = users.get(order.clerk)!;
  const home = data.people.find((person) => person.login === order.clerk)!.department;
  return {
    id: order.id,
    ...(order.number === null ? {} : { number: order.number }),
    kind: order.kind,
    status: order.status,
    customer: order.customer,
    site: order.site,
    customer_po: order.customerPo,
    order_date: order.orderDate,
    currency: order.currency,
    tax_rate: order.taxRate,
    incoterm: order.incoterm,
    project: order.project,
    responsible: clerk,
    owner: clerk,
    owner_department: departments.get(home)!,
    reason: order.reason,
    submitted_at: order.submittedAt,
    confirmed_at: order.confirmedAt,
    credit_ok: order.creditOk,
    lines: order.lines.map((line) => ({
      part: line.part,
      quantity: line.quantity,
      requested_date: line.requestedDate,
      promised_date: line.promisedDate,
      unit_price: line.unitPrice,
      ship_from: { code: line.shipFrom },
    })),
  };
}
