import { TeamOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const usersDesigner = defineFieldDesigner({
  id: 'users',
  icon: TeamOutlined,
  group: 'relation',
  options: {
    minItems: { en: 'Fewest to pick', 'zh-CN': '最少选几项' },
    maxItems: { en: 'Most to pick', 'zh-CN': '最多选几项' },
  },
  sample: (name) => ({ name, type: 'users' }),
});
