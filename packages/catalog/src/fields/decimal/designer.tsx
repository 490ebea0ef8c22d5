import { FieldBinaryOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const decimalDesigner = defineFieldDesigner({
  id: 'decimal',
  icon: FieldBinaryOutlined,
  group: 'number',
  options: {
    scale: { en: 'Decimals', 'zh-CN': '小数位数' },
    precision: { en: 'Digits in all', 'zh-CN': '总位数' },
    min: { en: 'Least value', 'zh-CN': '最小值' },
    max: { en: 'Greatest value', 'zh-CN': '最大值' },
  },
  sample: (name) => ({ name, type: 'decimal', scale: 2 }),
});
