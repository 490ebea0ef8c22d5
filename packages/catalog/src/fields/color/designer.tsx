import { BgColorsOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const colorDesigner = defineFieldDesigner({
  id: 'color',
  icon: BgColorsOutlined,
  group: 'special',
  options: { colors: { en: 'Colours to pick from', 'zh-CN': '可选颜色' } },
  sample: (name) => ({ name, type: 'color' }),
});
