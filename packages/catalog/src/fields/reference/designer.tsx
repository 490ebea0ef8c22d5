import { LinkOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const referenceDesigner = defineFieldDesigner({
  id: 'reference',
  icon: LinkOutlined,
  group: 'relation',
  options: {
    entity: { en: 'Entity', 'zh-CN': '实体' },
    onDelete: { en: 'When it is deleted', 'zh-CN': '被引用记录删除时' },
  },
  sample: (name, { entities }) => ({ name, type: 'reference', entity: entities[0] ?? name }),
});
