import { AlignLeftOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const longTextDesigner = defineFieldDesigner({
  id: 'long-text',
  icon: AlignLeftOutlined,
  group: 'text',
  options: {
    maxLength: { en: 'Most characters', 'zh-CN': '最多字数' },
  },
  sample: (name) => ({ name, type: 'long-text' }),
});
