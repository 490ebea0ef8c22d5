import { PhoneOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const phoneDesigner = defineFieldDesigner({
  id: 'phone',
  icon: PhoneOutlined,
  group: 'contact',
  options: { callingCode: { en: 'Calling code where none is written', 'zh-CN': '默认国家代码' } },
  sample: (name) => ({ name, type: 'phone', callingCode: '86' }),
});
