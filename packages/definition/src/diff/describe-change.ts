import { readText } from '@formwork/kernel';
import type { Change, ChangeSubject } from './change.ts';

/** One change as a sentence for people, in English or Chinese (other locales read English). */
export function describeChange(change: Change, locale: string): string {
  const isChinese = locale.split('-')[0] === 'zh';
  return isChinese ? describeInChinese(change) : describeInEnglish(change);
}

function describeInEnglish(change: Change): string {
  const subject = nameInEnglish(change.subject);
  const start = subject.charAt(0).toUpperCase() + subject.slice(1);
  switch (change.kind) {
    case 'added':
      return `${start} is added.`;
    case 'removed':
      return `${start} is removed.`;
    case 'renamed':
      return `${start} is renamed: it was "${String(change.from)}".`;
    case 'changed': {
      if (change.reordered !== undefined) return `${start}: the order of its ${change.key} is changed.`;
      const [from, to] = [shown(change.from, 'en'), shown(change.to, 'en')];
      if (change.from === undefined) return `${start}: "${change.key}" is added${to === undefined ? '' : ` (${to})`}.`;
      if (change.to === undefined)
        return `${start}: "${change.key}" is taken away${from === undefined ? '' : ` (it was ${from})`}.`;
      if (from === undefined || to === undefined) return `${start}: "${change.key}" is changed.`;
      return `${start}: "${change.key}" was ${from} and is now ${to}.`;
    }
  }
}

function describeInChinese(change: Change): string {
  const subject = nameInChinese(change.subject);
  switch (change.kind) {
    case 'added':
      return `新增${subject}。`;
    case 'removed':
      return `删除${subject}。`;
    case 'renamed':
      return `${subject}已重命名，原名“${String(change.from)}”。`;
    case 'changed': {
      if (change.reordered !== undefined) return `${subject}：${change.reordered['zh-CN']}的顺序已改变。`;
      const [from, to] = [shown(change.from, 'zh-CN'), shown(change.to, 'zh-CN')];
      if (change.from === undefined) return `${subject}：新增“${change.key}”${to === undefined ? '' : `（${to}）`}。`;
      if (change.to === undefined)
        return `${subject}：去掉“${change.key}”${from === undefined ? '' : `（原为 ${from}）`}。`;
      if (from === undefined || to === undefined) return `${subject}：“${change.key}”已修改。`;
      return `${subject}：“${change.key}”由 ${from} 改为 ${to}。`;
    }
  }
}

function nameInEnglish({ noun, name, owner }: ChangeSubject): string {
  const own = name === noun.en ? `the ${noun.en}` : `${noun.en} "${name}"`;
  return owner === undefined ? own : `${own} of ${nameInEnglish(owner)}`;
}

function nameInChinese({ noun, name, owner }: ChangeSubject): string {
  const own = name === noun.en ? noun['zh-CN'] : `${noun['zh-CN']}“${name}”`;
  return owner === undefined ? own : `${nameInChinese(owner)}的${own}`;
}

/** A value short enough for a sentence; a text as its reader would see it. */
function shown(value: unknown, locale: string): string | undefined {
  if (typeof value === 'string') return value.length <= 60 ? `"${value}"` : undefined;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const text = value.every((each) => typeof each === 'string') ? value.join(', ') : undefined;
    return text !== undefined && text.length <= 60 ? `"${text}"` : undefined;
  }
  if (typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string')) {
    const text = readText(value as Record<string, string>, locale);
    return text.length <= 60 ? `"${text}"` : undefined;
  }
  return undefined;
}
