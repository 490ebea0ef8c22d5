import type { CalendarDefinition, LifecycleDefinition } from '@formwork/definition';

const label = (en: string, zh: string): Record<string, string> => ({ en, 'zh-CN': zh });

/** draft → submitted → approved → closed, or cancelled. A submitted order of up to 1,000 approves itself. */
export const sampleLifecycle: LifecycleDefinition = {
  kind: 'lifecycle',
  name: 'order_lifecycle',
  label: label('Order lifecycle', '订单流程'),
  entity: 'sales_order',
  field: 'status',
  initial: 'draft',
  states: [
    { name: 'draft', label: label('Draft', '草稿'), colour: 'grey' },
    { name: 'submitted', label: label('Submitted', '已提交'), colour: 'blue', locked: true, editable: ['priority'] },
    { name: 'approved', label: label('Approved', '已批准'), colour: 'green', locked: true, editable: ['due_on'] },
    { name: 'closed', label: label('Closed', '已关闭'), colour: 'purple', final: true, locked: true },
    { name: 'cancelled', label: label('Cancelled', '已取消'), colour: 'red', final: true, locked: true },
  ],
  transitions: [
    {
      name: 'submit',
      label: label('Submit', '提交'),
      from: ['draft'],
      to: 'submitted',
      tone: 'primary',
      requires: ['due_on'],
      guards: [
        {
          name: 'total_above_zero',
          assert: { '>': [{ var: 'record.total' }, 0] },
          message: label('The order has no amount.', '订单金额为零。'),
        },
        {
          name: 'customer_is_active',
          assert: { '==': [{ var: 'record.customer.active' }, true] },
          message: label('The customer is not active.', '客户已停用。'),
          field: 'customer',
        },
      ],
      effects: [{ set: 'submitted_at', value: { var: 'now' } }],
    },
    {
      name: 'approve',
      label: label('Approve', '批准'),
      from: ['submitted'],
      to: 'approved',
      tone: 'primary',
    },
    {
      name: 'approve_small',
      label: label('Approve small order', '小额自动批准'),
      from: ['submitted'],
      to: 'approved',
      automatic: true,
      guards: [
        {
          name: 'order_is_small',
          assert: { '<=': [{ var: 'record.total' }, 1000] },
          message: label('The order is above 1,000.', '订单金额超过 1,000。'),
        },
      ],
    },
    {
      name: 'reject',
      label: label('Send back', '退回'),
      from: ['submitted'],
      to: 'draft',
    },
    {
      name: 'close',
      label: label('Close', '关闭'),
      from: ['approved'],
      to: 'closed',
    },
    {
      name: 'cancel',
      label: label('Cancel', '取消'),
      from: ['draft', 'submitted', 'approved'],
      to: 'cancelled',
      tone: 'danger',
      confirm: label('A cancelled order cannot be taken up again.', '取消后不能恢复。'),
      input: ['cancel_reason'],
      requires: ['cancel_reason'],
    },
  ],
};

/** Monday to Friday, with one holiday and the Saturday that makes up for it. */
export const sampleCalendar: CalendarDefinition = {
  kind: 'calendar',
  name: 'office',
  label: label('Office days', '办公日历'),
  timeZone: 'Asia/Shanghai',
  workdays: [1, 2, 3, 4, 5],
  off: [{ date: '2026-10-01', label: label('National Day', '国庆节') }],
  work: [{ date: '2026-10-10', label: label('Make-up day', '调休上班') }],
};
