import { FunctionOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const formulaDesigner = defineFieldDesigner({
  id: 'formula',
  icon: FunctionOutlined,
  group: 'computed',
  options: {
    result: { en: 'Result', 'zh-CN': '结果类型' },
    value: { en: 'Formula', 'zh-CN': '公式' },
    scale: { en: 'Decimals', 'zh-CN': '小数位数' },
    stored: { en: 'Keep in a column', 'zh-CN': '存储结果' },
  },
  sample: (name) => ({ name, type: 'formula', result: 'integer', value: 0 }),
});
