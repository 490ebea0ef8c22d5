import { EnvironmentOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const locationDesigner = defineFieldDesigner({
  id: 'location',
  icon: EnvironmentOutlined,
  group: 'contact',
  options: { coordinates: { en: 'Coordinates', 'zh-CN': '坐标' } },
  sample: (name) => ({ name, type: 'location' }),
});
