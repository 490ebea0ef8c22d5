import { FontSizeOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const textDesigner = defineFieldDesigner({
  id: 'text',
  icon: FontSizeOutlined,
  group: 'text',
  options: {
    minLength: { en: 'Fewest characters', 'zh-CN': '最少字数' },
    maxLength: { en: 'Most characters', 'zh-CN': '最多字数' },
    pattern: { en: 'Pattern', 'zh-CN': '格式（正则）' },
  },
  sample: (name) => ({ name, type: 'text' }),
});
