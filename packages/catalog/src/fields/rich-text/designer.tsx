import { FileMarkdownOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const richTextDesigner = defineFieldDesigner({
  id: 'rich-text',
  icon: FileMarkdownOutlined,
  group: 'text',
  options: { maxLength: { en: 'Most characters', 'zh-CN': '最多字数' } },
  sample: (name) => ({ name, type: 'rich-text' }),
});
