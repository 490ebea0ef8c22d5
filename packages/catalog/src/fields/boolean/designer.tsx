import { CheckSquareOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const booleanDesigner = defineFieldDesigner({
  id: 'boolean',
  icon: CheckSquareOutlined,
  group: 'choice',
  options: {},
  sample: (name) => ({ name, type: 'boolean' }),
});
