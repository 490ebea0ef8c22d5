import { ApartmentOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const departmentDesigner = defineFieldDesigner({
  id: 'department',
  icon: ApartmentOutlined,
  group: 'relation',
  options: {},
  sample: (name) => ({ name, type: 'department' }),
});
