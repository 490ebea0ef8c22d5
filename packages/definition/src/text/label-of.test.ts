import { expect, test } from '@jest/globals';
import type { AppDefinition } from '../model/app-definition.ts';
import { labelOf } from './label-of.ts';

const definition = {
  entities: [
    {
      name: 'visit',
      label: { en: 'Visit', 'zh-CN': '拜访' },
      fields: [
        { name: 'day', type: 'date', label: 'Day' },
        { name: 'next_step', type: 'text' },
      ],
    },
  ],
  locales: [{ locale: 'de', texts: { 'entities.visit.fields.day.label': 'Tag' } }],
} as unknown as Partial<AppDefinition>;

test.each([
  ['the text in the definition', 'entities.visit.label', 'zh-CN', '拜访'],
  ['the text of the locale file first', 'entities.visit.fields.day.label', 'de', 'Tag'],
  ['one text for all languages', 'entities.visit.fields.day.label', 'zh-CN', 'Day'],
  ['the name made readable', 'entities.visit.fields.next_step.label', 'en', 'Next step'],
  ['a field that nobody defines', 'entities.visit.fields.created_at.label', 'zh-CN', '创建时间'],
  ['nothing for what is not there', 'nowhere', 'en', ''],
])('reads %s', (_, address, locale, text) => {
  expect(labelOf(definition, address, locale)).toBe(text);
});
