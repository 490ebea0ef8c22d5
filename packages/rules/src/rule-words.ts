/** Languages that expressions are put into sentences in. */
export type RuleLocale = 'en' | 'zh-CN';

/** The words of sentences, as templates: $1, $2 are the parts, $* all of them joined. */
export interface RuleWords {
  readonly and: string;
  readonly or: string;
  readonly comma: string;
  readonly yes: string;
  readonly no: string;
  readonly empty: string;
  readonly today: string;
  readonly now: string;
  readonly otherwise: string;
  readonly when: string;
  readonly item: string;
  readonly isTrue: string;
  readonly templates: Readonly<Record<string, string>>;
}

const SHARED = { '+': '$1 + $2', '-': '$1 − $2', '*': '$1 × $2', '/': '$1 ÷ $2' };

/** The words of each language. */
export const ruleWords: Readonly<Record<RuleLocale, RuleWords>> = {
  en: {
    and: ' and ',
    or: ' or ',
    comma: ', ',
    yes: 'true',
    no: 'false',
    empty: 'empty',
    today: 'today',
    now: 'now',
    otherwise: 'otherwise $1',
    when: '$2 if $1',
    item: 'the item',
    isTrue: '$1 is true',
    templates: {
      ...SHARED,
      '==': '$1 is $2',
      '===': '$1 is $2',
      '!=': '$1 is not $2',
      '!==': '$1 is not $2',
      '<': '$1 is less than $2',
      '<=': '$1 is at most $2',
      '>': '$1 is greater than $2',
      '>=': '$1 is at least $2',
      'date<': '$1 is before $2',
      'date<=': '$1 is on or before $2',
      'date>': '$1 is after $2',
      'date>=': '$1 is on or after $2',
      in: '$1 is one of $2',
      contains: '$1 contains $2',
      startsWith: '$1 starts with $2',
      endsWith: '$1 ends with $2',
      isNull: '$1 is empty',
      isNotNull: '$1 is not empty',
      '!': 'not ($1)',
      '!!': '$1',
      all: 'for every item of $1, $2',
      some: 'for some item of $1, $2',
      none: 'for no item of $1, $2',
      filter: 'the items of $1 where $2',
      map: '$2 of each item of $1',
      sum: 'the sum of $2 over $1',
      average: 'the average of $2 over $1',
      count: 'the number of items of $1 where $2',
      sum1: 'the sum of $1',
      average1: 'the average of $1',
      count1: 'the number of items of $1',
      min: 'the least of $*',
      minEach: 'the least $2 over $1',
      maxEach: 'the greatest $2 over $1',
      max: 'the greatest of $*',
      round: '$1 rounded to $2 decimals',
      addDays: '$1 plus $2 days',
      addMonths: '$1 plus $2 months',
      addWorkdays: '$1 plus $2 working days ($3)',
      isWorkday: '$1 is a working day ($2)',
      daysBetween: 'the days from $1 to $2',
      workdaysBetween: 'the working days from $1 to $2 ($3)',
      lookup: 'the $2 of the $1 with $3',
      exists: 'there is a $1 where $2',
      coalesce: 'the first of $* that is not empty',
    },
  },
  'zh-CN': {
    and: '，且',
    or: '，或',
    comma: '、',
    yes: '是',
    no: '否',
    empty: '空',
    today: '今天',
    now: '现在',
    otherwise: '否则为$1',
    when: '若$1则为$2',
    item: '该项',
    isTrue: '$1为真',
    templates: {
      ...SHARED,
      '==': '$1等于$2',
      '===': '$1等于$2',
      '!=': '$1不等于$2',
      '!==': '$1不等于$2',
      '<': '$1小于$2',
      '<=': '$1不超过$2',
      '>': '$1大于$2',
      '>=': '$1不少于$2',
      'date<': '$1早于$2',
      'date<=': '$1不晚于$2',
      'date>': '$1晚于$2',
      'date>=': '$1不早于$2',
      in: '$1属于$2',
      contains: '$1包含$2',
      startsWith: '$1以$2开头',
      endsWith: '$1以$2结尾',
      isNull: '$1为空',
      isNotNull: '$1不为空',
      '!': '并非（$1）',
      '!!': '$1',
      all: '$1的每一项都满足：$2',
      some: '$1中存在一项满足：$2',
      none: '$1中没有任何一项满足：$2',
      filter: '$1中满足“$2”的各项',
      map: '$1每一项的$2',
      sum: '$1中$2之和',
      average: '$1中$2的平均值',
      count: '$1中满足“$2”的项数',
      sum1: '$1之和',
      average1: '$1的平均值',
      count1: '$1的项数',
      min: '$*中的最小值',
      minEach: '$1中$2的最小值',
      maxEach: '$1中$2的最大值',
      max: '$*中的最大值',
      round: '$1四舍五入至 $2 位小数',
      addDays: '$1加 $2 天',
      addMonths: '$1加 $2 个月',
      addWorkdays: '$1加 $2 个工作日（$3）',
      isWorkday: '$1是工作日（$2）',
      daysBetween: '$1到$2的天数',
      workdaysBetween: '$1到$2的工作日数（$3）',
      lookup: '$3的$1的$2',
      exists: '存在满足“$2”的$1',
      coalesce: '$*中首个非空值',
    },
  },
};
