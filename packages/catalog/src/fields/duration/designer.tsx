import { HourglassOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const durationDesigner = defineFieldDesigner({
  id: 'duration',
  icon: HourglassOutlined,
  group: 'date',
  options: {
    unit: { en: 'A bare number means', 'zh-CN': '只写数字时的单位' },
    min: { en: 'Least, in seconds', 'zh-CN': '最短（秒）' },
    max: { en: 'Longest, in seconds', 'zh-CN': '最长（秒）' },
  },
  sample: (name) => ({ name, type: 'duration' }),
});
