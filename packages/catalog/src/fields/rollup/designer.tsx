import { CalculatorOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const rollupDesigner = defineFieldDesigner({
  id: 'rollup',
  icon: CalculatorOutlined,
  group: 'computed',
  options: {
    over: { en: 'Over', 'zh-CN': '汇总范围' },
    'over.entity': { en: 'Entity', 'zh-CN': '实体' },
    'over.by': { en: 'Reference field', 'zh-CN': '引用字段' },
    sum: { en: 'Sum of', 'zh-CN': '求和' },
    average: { en: 'Average of', 'zh-CN': '平均' },
    min: { en: 'Least of', 'zh-CN': '最小' },
    max: { en: 'Greatest of', 'zh-CN': '最大' },
    count: { en: 'Count', 'zh-CN': '计数' },
    where: { en: 'Only where', 'zh-CN': '筛选条件' },
    scale: { en: 'Decimals', 'zh-CN': '小数位数' },
  },
  sample: (name, { lines }) => ({ name, type: 'rollup', over: lines[0] ?? name, count: true }),
});
