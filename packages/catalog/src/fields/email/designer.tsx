import { MailOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const emailDesigner = defineFieldDesigner({
  id: 'email',
  icon: MailOutlined,
  group: 'contact',
  options: {},
  sample: (name) => ({ name, type: 'email' }),
});
