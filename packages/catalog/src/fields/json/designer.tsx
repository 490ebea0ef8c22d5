import { CodeOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const jsonDesigner = defineFieldDesigner({
  id: 'json',
  icon: CodeOutlined,
  group: 'special',
  options: {
    schema: { en: 'JSON Schema', 'zh-CN': 'JSON Schema' },
    maxBytes: { en: 'Most bytes', 'zh-CN': '最多字节数' },
  },
  sample: (name) => ({ name, type: 'json' }),
});
