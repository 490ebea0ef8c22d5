/** What a reference is for, in words; the keys are stable and carry into findings. */
export const referenceUses = {
  fieldOption: { en: 'used by the options of a field', 'zh-CN': '用于字段选项' },
  formula: { en: 'read by a formula', 'zh-CN': '被公式引用' },
  default: { en: 'used by a default', 'zh-CN': '用于默认值' },
  titleField: { en: 'the title of its records', 'zh-CN': '作为记录标题' },
  unique: { en: 'part of a unique rule', 'zh-CN': '唯一性约束的一部分' },
  index: { en: 'part of an index', 'zh-CN': '索引的一部分' },
  validation: { en: 'used by a validation', 'zh-CN': '用于校验规则' },
  effective: { en: 'used by effective dating', 'zh-CN': '用于有效期' },
  formEntity: { en: 'the entity of the form', 'zh-CN': '表单的实体' },
  formItem: { en: 'shown on the form', 'zh-CN': '在表单上显示' },
  formCondition: { en: 'read by a condition of the form', 'zh-CN': '被表单条件引用' },
  viewEntity: { en: 'the entity of the view', 'zh-CN': '视图的实体' },
  viewColumn: { en: 'a column of the view', 'zh-CN': '视图的列' },
  viewFilter: { en: 'used by a filter of the view', 'zh-CN': '用于视图筛选' },
  viewSort: { en: 'used to sort the view', 'zh-CN': '用于视图排序' },
  viewForm: { en: 'opened from the view', 'zh-CN': '由视图打开' },
  navigation: { en: 'an entry of the menu', 'zh-CN': '菜单项' },
  lifecycleEntity: { en: 'the entity of the lifecycle', 'zh-CN': '流程的实体' },
  lifecycleField: { en: 'the state field of the lifecycle', 'zh-CN': '流程的状态字段' },
  lifecycleState: { en: 'where a transition starts or ends', 'zh-CN': '流转的起点或终点' },
  lifecycleFields: { en: 'asked for or kept editable by the lifecycle', 'zh-CN': '流程要求填写或允许修改' },
  guard: { en: 'read by a guard', 'zh-CN': '被流转条件引用' },
  effect: { en: 'set or read by an effect', 'zh-CN': '被流转动作设置或引用' },
  grant: { en: 'granted to the role', 'zh-CN': '角色的授权' },
  grantFields: { en: 'named by the field rights of the role', 'zh-CN': '角色的字段权限' },
  grantCondition: { en: 'read by a condition of the role', 'zh-CN': '被角色条件引用' },
  roleTransitions: { en: 'may be pressed by the role', 'zh-CN': '角色可执行的流转' },
  dataset: { en: 'the entity or key of the dataset', 'zh-CN': '数据集的实体或键' },
  records: { en: 'in the records of the dataset', 'zh-CN': '数据集中的记录' },
  scenario: { en: 'used by a step of the scenario', 'zh-CN': '用于场景步骤' },
  translation: { en: 'translated', 'zh-CN': '有翻译' },
} as const;

/** The key of a use. */
export type ReferenceUse = keyof typeof referenceUses;

/** Uses whose names are checked elsewhere: expressions by the rules, records value by value. */
export const looselyChecked: ReadonlySet<ReferenceUse> = new Set(['records', 'scenario', 'translation']);
