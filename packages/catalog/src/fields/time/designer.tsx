import { ClockCircleOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const timeDesigner = defineFieldDesigner({
  id: 'time',
  icon: ClockCircleOutlined,
  group: 'date',
  options: {
    seconds: { en: 'To the second', 'zh-CN': '精确到秒' },
    min: { en: 'Earliest time', 'zh-CN': '最早时间' },
    max: { en: 'Latest time', 'zh-CN': '最晚时间' },
  },
  sample: (name) => ({ name, type: 'time' }),
});
