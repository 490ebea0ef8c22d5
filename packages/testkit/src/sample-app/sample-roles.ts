import type { RoleDefinition } from '@formwork/definition';

const label = (en: string, zh: string): Record<string, string> => ({ en, 'zh-CN': zh });

/** The roles of the sample app, sorted by name: a clerk with own orders, a manager of everything, a viewer of little. */
export const sampleRoles: readonly RoleDefinition[] = [
  {
    name: 'clerk',
    label: label('Clerk', '业务员'),
    grants: [
      { entity: 'customer', actions: ['read'], fields: { hide: ['credit_limit'] } },
      { entity: 'product', actions: ['read'] },
      { entity: 'price', actions: ['read'] },
      {
        entity: 'sales_order',
        actions: ['read', 'create', 'update', 'aggregate', 'export'],
        scope: 'own',
        fields: { readOnly: ['submitted_at'] },
      },
      {
        entity: 'sales_order',
        actions: ['read'],
        when: { '==': [{ var: 'record.customer.manager' }, { var: 'user.id' }] },
      },
    ],
    transitions: [{ workflow: 'order_lifecycle', names: ['submit', 'cancel'] }],
  },
  {
    name: 'manager',
    label: label('Manager', '经理'),
    grants: [
      { entity: 'customer', actions: ['read', 'create', 'update', 'delete', 'aggregate'] },
      { entity: 'product', actions: ['read', 'create', 'update', 'delete', 'aggregate'] },
      { entity: 'price', actions: ['read', 'create', 'update', 'delete'] },
      { entity: 'sales_order', actions: ['read', 'create', 'update', 'delete', 'aggregate', 'export'] },
    ],
    transitions: [
      { workflow: 'order_lifecycle', names: ['submit', 'reject', 'close', 'cancel'] },
      {
        workflow: 'order_lifecycle',
        names: ['approve'],
        when: { '!=': [{ var: 'record.created_by' }, { var: 'user.id' }] },
      },
    ],
  },
  {
    name: 'viewer',
    label: label('Viewer', '查看者'),
    grants: [
      {
        entity: 'sales_order',
        actions: ['read'],
        when: { in: [{ var: 'record.status' }, ['approved', 'closed']] },
        fields: { show: ['number', 'customer', 'status', 'due_on'] },
      },
      { entity: 'customer', actions: ['read'], fields: { show: ['code', 'name', 'region'] } },
    ],
  },
];
