import { CalendarOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const dateDesigner = defineFieldDesigner({
  id: 'date',
  icon: CalendarOutlined,
  group: 'date',
  options: {
    min: { en: 'Earliest day', 'zh-CN': '最早日期' },
    max: { en: 'Latest day', 'zh-CN': '最晚日期' },
  },
  sample: (name) => ({ name, type: 'date' }),
});
