import { GlobalOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const urlDesigner = defineFieldDesigner({
  id: 'url',
  icon: GlobalOutlined,
  group: 'contact',
  options: {},
  sample: (name) => ({ name, type: 'url' }),
});
