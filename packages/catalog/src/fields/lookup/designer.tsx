import { FileSearchOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const lookupDesigner = defineFieldDesigner({
  id: 'lookup',
  icon: FileSearchOutlined,
  group: 'computed',
  options: {
    entity: { en: 'Entity', 'zh-CN': '实体' },
    match: { en: 'Fields that must match', 'zh-CN': '匹配字段' },
    asOf: { en: 'As of', 'zh-CN': '生效日期' },
    value: { en: 'Field to show', 'zh-CN': '取值字段' },
  },
  sample: (name, { entities }) => ({
    name,
    type: 'lookup',
    entity: entities[0] ?? name,
    match: { id: { var: 'record.id' } },
    value: 'id',
  }),
});
