import { TableOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const linesDesigner = defineFieldDesigner({
  id: 'lines',
  icon: TableOutlined,
  group: 'relation',
  options: {
    entity: { en: 'Entity of the lines', 'zh-CN': '明细实体' },
    minItems: { en: 'Fewest lines', 'zh-CN': '最少行数' },
    maxItems: { en: 'Most lines', 'zh-CN': '最多行数' },
  },
  sample: (name, { entities }) => ({ name, type: 'lines', entity: entities[0] ?? name }),
});
