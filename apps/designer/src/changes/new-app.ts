import { type AppDefinition, actions } from '@formwork/definition';

/** What a person says about a new app. */
export interface AppWish {
  readonly name: string;
  readonly label: string;
  readonly locale: string;
  readonly icon: string;
  readonly colour: string;
  readonly template: 'blank' | 'requests' | 'contacts';
}

const text = (en: string, zh: string): Record<string, string> => ({ en, 'zh-CN': zh });
type Colour = NonNullable<AppDefinition['app']['colour']>;

/** A definition to start from: blank with one role that may do everything, or a small template. */
export function newApp(wish: AppWish): AppDefinition {
  const empty: AppDefinition = {
    format: 1,
    app: {
      name: wish.name,
      label: { [wish.locale]: wish.label },
      version: '1.0.0',
      icon: wish.icon,
      colour: wish.colour as Colour,
      locales: ['en', 'zh-CN'],
    },
    navigation: { items: [] },
    entities: [],
    forms: [],
    views: [],
    workflows: [],
    rules: [],
    roles: [{ name: 'member', label: text('Member', '成员'), grants: [] }],
    datasets: [],
    scenarios: [],
    locales: [],
  };
  if (wish.template === 'requests') return withRequests(empty);
  return wish.template === 'contacts' ? withContacts(empty) : empty;
}

/** Requests that somebody makes and somebody else settles. */
function withRequests(empty: AppDefinition): AppDefinition {
  return {
    ...empty,
    navigation: { items: [{ kind: 'view', view: 'requests', icon: 'solution' }] },
    entities: [
      {
        name: 'request',
        label: text('Request', '申请'),
        plural: text('Requests', '申请'),
        titleField: 'number',
        fields: [
          {
            name: 'number',
            type: 'autonumber',
            label: text('Number', '编号'),
            format: 'R-{YYYY}-{0000}',
            resets: 'yearly',
          },
          { name: 'subject', type: 'text', label: text('Subject', '主题'), required: true, searchable: true },
          { name: 'details', type: 'long-text', label: text('Details', '说明') },
          { name: 'wanted_by', type: 'date', label: text('Wanted by', '期望日期') },
          { name: 'status', type: 'choice', label: text('Status', '状态'), required: true },
        ],
      },
    ],
    forms: [
      {
        name: 'request',
        label: text('Request', '申请'),
        entity: 'request',
        layout: [
          {
            kind: 'section',
            columns: 2,
            items: [
              { kind: 'field', field: 'number' },
              { kind: 'field', field: 'status' },
              { kind: 'field', field: 'subject', span: 2 },
              { kind: 'field', field: 'details', span: 2 },
              { kind: 'field', field: 'wanted_by' },
            ],
          },
        ],
      },
    ],
    views: [
      {
        name: 'requests',
        label: text('Requests', '申请'),
        entity: 'request',
        type: 'grid',
        columns: [{ field: 'number' }, { field: 'subject' }, { field: 'status' }, { field: 'wanted_by' }],
        quickFilters: ['status'],
        form: 'request',
      },
    ],
    workflows: [
      {
        kind: 'lifecycle',
        name: 'request_lifecycle',
        entity: 'request',
        field: 'status',
        initial: 'open',
        states: [
          { name: 'open', label: text('Open', '待处理'), colour: 'blue' },
          { name: 'done', label: text('Done', '已完成'), colour: 'green', final: true, locked: true },
          { name: 'declined', label: text('Declined', '已拒绝'), colour: 'red', final: true, locked: true },
        ],
        transitions: [
          { name: 'finish', label: text('Finish', '完成'), from: ['open'], to: 'done', tone: 'primary' },
          { name: 'decline', label: text('Decline', '拒绝'), from: ['open'], to: 'declined', tone: 'danger' },
        ],
      },
    ],
    roles: [
      {
        name: 'member',
        label: text('Member', '成员'),
        grants: [{ entity: 'request', actions: ['read', 'create', 'update'], scope: 'own' }],
      },
      {
        name: 'manager',
        label: text('Manager', '管理员'),
        grants: [{ entity: 'request', actions: [...actions] }],
        transitions: [{ workflow: 'request_lifecycle', names: ['finish', 'decline'] }],
      },
    ],
  };
}

/** Companies and the people in them. */
function withContacts(empty: AppDefinition): AppDefinition {
  const name = { name: 'name', type: 'text', label: text('Name', '名称'), required: true, searchable: true };
  return {
    ...empty,
    navigation: {
      items: [
        { kind: 'view', view: 'contacts', icon: 'contacts' },
        { kind: 'view', view: 'companies', icon: 'bank' },
      ],
    },
    entities: [
      {
        name: 'company',
        label: text('Company', '公司'),
        plural: text('Companies', '公司'),
        titleField: 'name',
        fields: [name, { name: 'city', type: 'text', label: text('City', '城市') }],
      },
      {
        name: 'contact',
        label: text('Contact', '联系人'),
        plural: text('Contacts', '联系人'),
        titleField: 'name',
        fields: [
          name,
          {
            name: 'company',
            type: 'reference',
            label: text('Company', '公司'),
            entity: 'company',
            onDelete: 'set-null',
          },
          { name: 'phone', type: 'text', label: text('Phone', '电话') },
        ],
      },
    ],
    forms: [
      { name: 'company', entity: 'company', layout: twoColumns(['name', 'city']) },
      { name: 'contact', entity: 'contact', layout: twoColumns(['name', 'company', 'phone']) },
    ],
    views: [
      {
        name: 'companies',
        label: text('Companies', '公司'),
        entity: 'company',
        type: 'grid',
        columns: [{ field: 'name' }, { field: 'city' }],
      },
      {
        name: 'contacts',
        label: text('Contacts', '联系人'),
        entity: 'contact',
        type: 'grid',
        columns: [{ field: 'name' }, { field: 'company' }, { field: 'phone' }],
      },
    ],
    roles: [
      {
        name: 'member',
        label: text('Member', '成员'),
        grants: ['company', 'contact'].map((entity) => ({ entity, actions: [...actions] })),
      },
    ],
  };
}

function twoColumns(fields: readonly string[]): AppDefinition['forms'][number]['layout'] {
  return [{ kind: 'section', columns: 2, items: fields.map((field) => ({ kind: 'field', field })) }];
}
