import { DownCircleOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const choiceDesigner = defineFieldDesigner({
  id: 'choice',
  icon: DownCircleOutlined,
  group: 'choice',
  options: {
    options: { en: 'Options', 'zh-CN': '选项' },
    'options.value': { en: 'Value', 'zh-CN': '值' },
    'options.label': { en: 'Label', 'zh-CN': '名称' },
    'options.colour': { en: 'Colour', 'zh-CN': '颜色' },
    'options.retired': { en: 'No longer offered', 'zh-CN': '停用' },
    'options.renamedFrom': { en: 'Former values', 'zh-CN': '曾用值' },
  },
  sample: (name) => ({
    name,
    type: 'choice',
    options: [
      { value: 'first', label: { en: 'First', 'zh-CN': '第一项' }, colour: 'blue' },
      { value: 'second', label: { en: 'Second', 'zh-CN': '第二项' }, colour: 'green' },
    ],
  }),
});
