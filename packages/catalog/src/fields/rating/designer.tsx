import { StarOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const ratingDesigner = defineFieldDesigner({
  id: 'rating',
  icon: StarOutlined,
  group: 'number',
  options: { most: { en: 'Most stars', 'zh-CN': '最多星数' } },
  sample: (name) => ({ name, type: 'rating' }),
});
