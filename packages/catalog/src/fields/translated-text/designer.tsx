import { TranslationOutlined } from '@ant-design/icons';
import { defineFieldDesigner } from '@formwork/renderer/fields';

/** How the designer offers the type. */
export const translatedTextDesigner = defineFieldDesigner({
  id: 'translated-text',
  icon: TranslationOutlined,
  group: 'text',
  options: {
    locales: { en: 'Languages, the first one needed', 'zh-CN': '语言（第一种必填）' },
    maxLength: { en: 'Most characters', 'zh-CN': '最多字数' },
  },
  sample: (name) => ({ name, type: 'translated-text', locales: ['en', 'zh-CN'] }),
});
