import { type Text, readText } from '@formwork/kernel';

const words = {
  search: { en: 'Type to search', 'zh-CN': '输入以搜索' },
  choose: { en: 'Choose', 'zh-CN': '请选择' },
  loading: { en: 'Searching…', 'zh-CN': '正在搜索…' },
  nothing: { en: 'Nothing found', 'zh-CN': '没有找到' },
  failed: { en: 'The search failed. Try again.', 'zh-CN': '搜索失败，请重试。' },
  currency: { en: 'currency', 'zh-CN': '币种' },
  from: { en: 'from', 'zh-CN': '从' },
  to: { en: 'to', 'zh-CN': '到' },
  yes: { en: 'Yes', 'zh-CN': '是' },
  no: { en: 'No', 'zh-CN': '否' },
  unseen: { en: 'not visible to you', 'zh-CN': '无权查看' },
  pickColor: { en: 'pick a colour', 'zh-CN': '选取颜色' },
  unanswered: { en: 'Not answered', 'zh-CN': '未填写' },
} satisfies Record<string, Text>;

/** A word of the inputs in the reader's language. */
export function inputWord(word: keyof typeof words, locale: string): string {
  return readText(words[word], locale);
}
