import { ShareAltOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const referencesDesigner = defineFieldDesigner({
  id: 'references',
  icon: ShareAltOutlined,
  group: 'relation',
  options: {
    entity: { en: 'Entity', 'zh-CN': '实体' },
    minItems: { en: 'Fewest to pick', 'zh-CN': '最少选几项' },
    maxItems: { en: 'Most to pick', 'zh-CN': '最多选几项' },
  },
  sample: (name, { entities }) => ({ name, type: 'references', entity: entities[0] ?? name }),
});
