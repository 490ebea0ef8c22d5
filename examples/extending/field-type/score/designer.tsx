import { TrophyOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers a score. */
export const scoreDesigner = defineFieldDesigner({
  id: 'score',
  icon: TrophyOutlined,
  group: 'number',
  options: { most: { en: 'Most points', 'zh-CN': '满分' } },
  sample: (name) => ({ name, type: 'score', most: 5 }),
});
