import { FieldNumberOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const autonumberDesigner = defineFieldDesigner({
  id: 'autonumber',
  icon: FieldNumberOutlined,
  group: 'text',
  options: {
    format: { en: 'Format', 'zh-CN': '编号格式' },
    resets: { en: 'Starts again', 'zh-CN': '重新计数' },
  },
  sample: (name) => ({ name, type: 'autonumber', format: 'N-{000000}' }),
});
