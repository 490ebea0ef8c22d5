import { ClockCircleOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const datetimeDesigner = defineFieldDesigner({
  id: 'datetime',
  icon: ClockCircleOutlined,
  group: 'date',
  options: {},
  sample: (name) => ({ name, type: 'datetime' }),
});
