import { PercentageOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const percentDesigner = defineFieldDesigner({
  id: 'percent',
  icon: PercentageOutlined,
  group: 'number',
  options: {
    scale: { en: 'Decimals of the fraction', 'zh-CN': '小数位数' },
    min: { en: 'Least value', 'zh-CN': '最小值' },
    max: { en: 'Greatest value', 'zh-CN': '最大值' },
  },
  sample: (name) => ({ name, type: 'percent' }),
});
