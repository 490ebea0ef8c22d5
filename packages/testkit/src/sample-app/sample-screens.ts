import type { FormDefinition, NavigationDefinition, ViewDefinition } from '@formwork/definition';

const label = (en: string, zh: string): Record<string, string> => ({ en, 'zh-CN': zh });

const orderForm: FormDefinition = {
  name: 'order_form',
  label: label('Sales order', '销售订单'),
  entity: 'sales_order',
  layout: [
    {
      kind: 'section',
      label: label('Order', '订单'),
      columns: 2,
      items: [
        { kind: 'field', field: 'number' },
        { kind: 'field', field: 'status' },
        { kind: 'field', field: 'customer', optionsWhen: { '==': [{ var: 'option.active' }, true] } },
        { kind: 'field', field: 'customer_po' },
        { kind: 'field', field: 'priority' },
        { kind: 'field', field: 'ordered_on' },
        {
          kind: 'field',
          field: 'due_on',
          requiredWhen: { '==': [{ var: 'record.priority' }, 'urgent'] },
          help: label('Urgent orders need a due date.', '紧急订单必须填写交货日期。'),
        },
        { kind: 'field', field: 'sales_rep' },
      ],
    },
    {
      kind: 'tabs',
      tabs: [
        {
          label: label('Lines', '明细'),
          items: [
            {
              kind: 'lines',
              field: 'lines',
              columns: [
                { field: 'product', width: 240 },
                { field: 'quantity' },
                { field: 'list_price' },
                { field: 'unit_price' },
                { field: 'amount' },
                { field: 'remark' },
              ],
              totals: ['amount'],
            },
            {
              kind: 'section',
              columns: 3,
              items: [
                { kind: 'field', field: 'total' },
                { kind: 'field', field: 'net' },
                { kind: 'field', field: 'line_count' },
              ],
            },
          ],
        },
        {
          label: label('More', '更多'),
          items: [
            { kind: 'text', text: label('Filled in by the system.', '由系统填写。') },
            { kind: 'field', field: 'submitted_at', readOnlyWhen: true },
            {
              kind: 'field',
              field: 'cancel_reason',
              visibleWhen: { '==': [{ var: 'record.status' }, 'cancelled'] },
            },
          ],
        },
      ],
    },
  ],
};

const customerForm: FormDefinition = {
  name: 'customer_form',
  label: label('Customer', '客户'),
  entity: 'customer',
  layout: [
    {
      kind: 'section',
      columns: 2,
      items: [
        { kind: 'field', field: 'code' },
        { kind: 'field', field: 'name' },
        { kind: 'field', field: 'region' },
        { kind: 'field', field: 'tags' },
        { kind: 'field', field: 'credit_limit' },
        { kind: 'field', field: 'discount' },
        { kind: 'field', field: 'active' },
        { kind: 'field', field: 'since' },
        { kind: 'field', field: 'manager' },
        { kind: 'field', field: 'notes', span: 2 },
      ],
    },
  ],
};

const productForm: FormDefinition = {
  name: 'product_form',
  label: label('Product', '产品'),
  entity: 'product',
  layout: ['code', 'name', 'unit', 'unit_price', 'weight', 'on_hand', 'counted_at'].map((field) => ({
    kind: 'field',
    field,
  })),
};

/** The forms of the sample app, sorted by name. */
export const sampleForms: readonly FormDefinition[] = [customerForm, orderForm, productForm];

/** The views of the sample app, sorted by name. */
export const sampleViews: readonly ViewDefinition[] = [
  {
    name: 'customers',
    label: label('Customers', '客户'),
    entity: 'customer',
    type: 'grid',
    columns: [{ field: 'code' }, { field: 'name', pinned: true }, { field: 'region' }, { field: 'manager.name' }],
    sort: [{ field: 'code' }],
    quickFilters: ['region', 'active'],
    form: 'customer_form',
  },
  {
    name: 'open_orders',
    label: label('Open orders', '未结订单'),
    entity: 'sales_order',
    type: 'grid',
    columns: [
      { field: 'number', width: 160, pinned: true },
      { field: 'customer' },
      { field: 'customer.region', label: label('Customer region', '客户区域') },
      { field: 'status' },
      { field: 'due_on' },
      { field: 'total' },
      { field: 'overdue' },
    ],
    filter: { '!': { in: [{ var: 'record.status' }, ['closed', 'cancelled']] } },
    sort: [{ field: 'due_on' }, { field: 'number', direction: 'desc' }],
    quickFilters: ['status', 'customer', 'priority'],
    form: 'order_form',
  },
  {
    name: 'products',
    label: label('Products', '产品'),
    entity: 'product',
    type: 'grid',
    columns: [{ field: 'code' }, { field: 'name' }, { field: 'unit' }, { field: 'unit_price' }, { field: 'on_hand' }],
    form: 'product_form',
  },
];

/** The menu of the sample app. */
export const sampleNavigation: NavigationDefinition = {
  items: [
    { kind: 'view', view: 'open_orders', icon: 'file-text' },
    { kind: 'form', form: 'order_form', label: label('New order', '新建订单') },
    {
      kind: 'group',
      label: label('Master data', '基础数据'),
      items: [
        { kind: 'view', view: 'customers' },
        { kind: 'view', view: 'products' },
      ],
    },
  ],
};
