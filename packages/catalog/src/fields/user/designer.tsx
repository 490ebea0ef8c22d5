import { UserOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const userDesigner = defineFieldDesigner({
  id: 'user',
  icon: UserOutlined,
  group: 'relation',
  options: {},
  sample: (name) => ({ name, type: 'user' }),
});
