import { DollarOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const moneyDesigner = defineFieldDesigner({
  id: 'money',
  icon: DollarOutlined,
  group: 'number',
  options: {
    currency: { en: 'Fixed currency', 'zh-CN': '固定币种' },
    currencies: { en: 'Currencies to pick from', 'zh-CN': '可选币种' },
    scale: { en: 'Decimals', 'zh-CN': '小数位数' },
    min: { en: 'Least value', 'zh-CN': '最小值' },
    max: { en: 'Greatest value', 'zh-CN': '最大值' },
  },
  sample: (name) => ({ name, type: 'money', currency: 'CNY' }),
});
