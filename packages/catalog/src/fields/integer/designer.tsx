import { NumberOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const integerDesigner = defineFieldDesigner({
  id: 'integer',
  icon: NumberOutlined,
  group: 'number',
  options: {
    min: { en: 'Least value', 'zh-CN': '最小值' },
    max: { en: 'Greatest value', 'zh-CN': '最大值' },
  },
  sample: (name) => ({ name, type: 'integer' }),
});
