import type { EntityDefinition } from '@formwork/definition';

const label = (en: string, zh: string): Record<string, string> => ({ en, 'zh-CN': zh });

const customer: EntityDefinition = {
  name: 'customer',
  label: label('Customer', '客户'),
  plural: label('Customers', '客户'),
  icon: 'team',
  titleField: 'name',
  fields: [
    {
      name: 'code',
      type: 'text',
      label: label('Code', '编码'),
      required: true,
      unique: true,
      searchable: true,
      maxLength: 20,
    },
    { name: 'name', type: 'text', label: label('Name', '名称'), required: true, searchable: true },
    {
      name: 'region',
      type: 'choice',
      label: label('Region', '区域'),
      required: true,
      options: [
        { value: 'north', label: label('North', '北区'), colour: 'blue' },
        { value: 'south', label: label('South', '南区'), colour: 'green' },
        { value: 'overseas', label: label('Overseas', '海外'), colour: 'purple' },
      ],
    },
    {
      name: 'tags',
      type: 'choices',
      label: label('Tags', '标签'),
      options: [
        { value: 'key_account', label: label('Key account', '重点客户') },
        { value: 'slow_payer', label: label('Slow payer', '付款慢') },
        { value: 'reseller', label: label('Reseller', '经销商') },
      ],
    },
    { name: 'credit_limit', type: 'money', label: label('Credit limit', '信用额度'), currency: 'CNY' },
    { name: 'discount', type: 'percent', label: label('Discount', '折扣'), default: '0.0000', scale: 4 },
    { name: 'active', type: 'boolean', label: label('Active', '启用'), required: true, default: true },
    { name: 'since', type: 'date', label: label('Customer since', '建档日期') },
    { name: 'manager', type: 'user', label: label('Account manager', '客户经理') },
    { name: 'notes', type: 'long-text', label: label('Notes', '备注') },
  ],
};

const product: EntityDefinition = {
  name: 'product',
  label: label('Product', '产品'),
  plural: label('Products', '产品'),
  icon: 'shopping',
  titleField: 'name',
  fields: [
    { name: 'code', type: 'text', label: label('Code', '编码'), required: true, unique: true, searchable: true },
    { name: 'name', type: 'text', label: label('Name', '名称'), required: true, searchable: true },
    {
      name: 'unit',
      type: 'choice',
      label: label('Unit', '单位'),
      required: true,
      default: 'piece',
      options: [
        { value: 'piece', label: label('Piece', '件') },
        { value: 'box', label: label('Box', '箱') },
        { value: 'metre', label: label('Metre', '米') },
      ],
    },
    { name: 'unit_price', type: 'decimal', label: label('Unit price', '单价'), required: true, scale: 2, min: 0 },
    { name: 'weight', type: 'decimal', label: label('Weight (kg)', '重量（千克）'), scale: 3, min: 0 },
    { name: 'on_hand', type: 'integer', label: label('On hand', '库存'), required: true, default: 0, min: 0 },
    { name: 'counted_at', type: 'datetime', label: label('Last counted', '上次盘点') },
  ],
};

const price: EntityDefinition = {
  name: 'price',
  label: label('Price', '价格'),
  plural: label('Prices', '价格'),
  fields: [
    {
      name: 'product',
      type: 'reference',
      label: label('Product', '产品'),
      entity: 'product',
      required: true,
      onDelete: 'cascade',
    },
    { name: 'unit_price', type: 'decimal', label: label('Unit price', '单价'), required: true, scale: 2, min: 0 },
    { name: 'valid_from', type: 'date', label: label('Valid from', '生效日期'), required: true },
    { name: 'valid_to', type: 'date', label: label('Valid to', '失效日期') },
  ],
  effective: { from: 'valid_from', to: 'valid_to', key: ['product'] },
};

const salesOrder: EntityDefinition = {
  name: 'sales_order',
  label: label('Sales order', '销售订单'),
  plural: label('Sales orders', '销售订单'),
  icon: 'file-text',
  titleField: 'number',
  fields: [
    {
      name: 'number',
      type: 'autonumber',
      label: label('Number', '单号'),
      format: 'SO-{YYYY}-{0000}',
      resets: 'yearly',
    },
    {
      name: 'customer',
      type: 'reference',
      label: label('Customer', '客户'),
      entity: 'customer',
      required: true,
      onDelete: 'restrict',
    },
    { name: 'customer_po', type: 'text', label: label('Customer PO', '客户订单号'), maxLength: 40, searchable: true },
    { name: 'status', type: 'choice', label: label('Status', '状态'), required: true },
    {
      name: 'priority',
      type: 'choice',
      label: label('Priority', '优先级'),
      required: true,
      default: 'normal',
      options: [
        { value: 'normal', label: label('Normal', '普通'), colour: 'grey' },
        { value: 'urgent', label: label('Urgent', '紧急'), colour: 'red' },
      ],
    },
    {
      name: 'ordered_on',
      type: 'date',
      label: label('Ordered on', '下单日期'),
      required: true,
      default: { var: 'today' },
    },
    { name: 'due_on', type: 'date', label: label('Due on', '交货日期') },
    { name: 'sales_rep', type: 'user', label: label('Sales representative', '销售员'), default: { var: 'user.id' } },
    { name: 'submitted_at', type: 'datetime', label: label('Submitted at', '提交时间') },
    { name: 'cancel_reason', type: 'long-text', label: label('Reason for cancelling', '取消原因') },
    { name: 'lines', type: 'lines', label: label('Lines', '明细'), entity: 'order_line', minItems: 1, maxItems: 200 },
    { name: 'total', type: 'rollup', label: label('Total', '合计'), over: 'lines', sum: 'amount' },
    { name: 'line_count', type: 'rollup', label: label('Number of lines', '行数'), over: 'lines', count: true },
    {
      name: 'bulk_quantity',
      type: 'rollup',
      label: label('Quantity on bulk lines', '大宗数量'),
      over: 'lines',
      sum: 'quantity',
      where: { '>=': [{ var: 'record.quantity' }, 100] },
    },
    {
      name: 'net',
      type: 'formula',
      label: label('Net total', '净额'),
      result: 'decimal',
      scale: 2,
      value: { '*': [{ var: 'record.total' }, { '-': [1, { coalesce: [{ var: 'record.customer.discount' }, 0] }] }] },
    },
    {
      name: 'overdue',
      type: 'formula',
      label: label('Overdue', '逾期'),
      result: 'boolean',
      value: {
        and: [
          { '!': { in: [{ var: 'record.status' }, ['closed', 'cancelled']] } },
          { '<': [{ var: 'record.due_on' }, { var: 'today' }] },
        ],
      },
    },
  ],
  unique: [['customer', 'customer_po']],
  indexes: [['status', 'due_on']],
  validations: [
    {
      name: 'due_after_order',
      assert: { '>=': [{ var: 'record.due_on' }, { var: 'record.ordered_on' }] },
      message: label('The due date is before the order date.', '交货日期早于下单日期。'),
      field: 'due_on',
    },
  ],
};

const orderLine: EntityDefinition = {
  name: 'order_line',
  label: label('Order line', '订单明细'),
  plural: label('Order lines', '订单明细'),
  fields: [
    {
      name: 'product',
      type: 'reference',
      label: label('Product', '产品'),
      entity: 'product',
      required: true,
      onDelete: 'restrict',
    },
    { name: 'quantity', type: 'integer', label: label('Quantity', '数量'), required: true, min: 1 },
    {
      name: 'list_price',
      type: 'lookup',
      label: label('List price', '标准价'),
      entity: 'price',
      match: { product: { var: 'record.product' } },
      asOf: { var: 'parent.ordered_on' },
      value: 'unit_price',
    },
    { name: 'unit_price', type: 'decimal', label: label('Unit price', '单价'), required: true, scale: 2, min: 0 },
    {
      name: 'amount',
      type: 'formula',
      label: label('Amount', '金额'),
      result: 'decimal',
      scale: 2,
      stored: true,
      value: { '*': [{ var: 'record.quantity' }, { var: 'record.unit_price' }] },
    },
    { name: 'remark', type: 'text', label: label('Remark', '备注'), maxLength: 200 },
  ],
};

/** The entities of the sample app, sorted by name. */
export const sampleEntities: readonly EntityDefinition[] = [customer, orderLine, price, product, salesOrder];
