import { fieldCases } from '@formwork/catalog/cases';
import { fieldModels } from '@formwork/catalog/models';
import type { AppDefinition, FieldDefinition } from '@formwork/definition';
import type { Json } from '@formwork/kernel';

/** A field of the app of types, with values from the cases of its type. */
export interface TypeSample {
  readonly field: FieldDefinition;
  readonly valid: readonly { readonly in: unknown; readonly out: Json }[];
  readonly invalid: readonly { readonly in: unknown; readonly code: string; readonly path?: string }[];
  readonly ascending?: readonly Json[];
}

/** One field of every type that people type in, named after the type: a type that is added joins by its cases. */
export function typeSamples(): readonly TypeSample[] {
  return fieldCases.flatMap(({ id, samples }) => {
    const model = fieldModels.resolve(id);
    const [sample] = samples;
    if (sample === undefined || model.isComputed === true || model.isScalar === false) return [];
    const { valid, invalid, ascending } = sample;
    const field = { ...sample.field, name: `a_${id.replaceAll('-', '_')}` };
    return [{ field, valid, invalid, ...(ascending === undefined ? {} : { ascending }) }];
  });
}

/** An app whose entity `thing` has a field of every type. Its role `reader` sees nothing but the title. */
export function typesApp(): AppDefinition {
  const samples = typeSamples();
  const app = {
    format: 1,
    app: {
      name: 'types',
      label: { en: 'Types', 'zh-CN': '字段类型' },
      version: '1.0.0',
      locales: ['en', 'zh-CN'],
    },
    entities: [
      {
        name: 'part',
        label: { en: 'Part', 'zh-CN': '零件' },
        titleField: 'title',
        fields: [{ name: 'title', type: 'text', searchable: true }],
      },
      {
        name: 'thing',
        label: { en: 'Thing', 'zh-CN': '物品' },
        titleField: 'title',
        fields: [
          { name: 'title', type: 'text', label: { en: 'Title', 'zh-CN': '标题' } },
          ...samples.map(({ field }) => ({ ...field, label: fieldModels.resolve(field.type).label })),
        ],
      },
    ],
    forms: [],
    views: [],
    workflows: [],
    rules: [],
    roles: [
      {
        name: 'writer',
        label: { en: 'Writer', 'zh-CN': '编辑' },
        grants: [
          { entity: 'thing', actions: ['read', 'create', 'update', 'delete'] },
          { entity: 'part', actions: ['read', 'create'] },
        ],
      },
      {
        name: 'reader',
        label: { en: 'Reader', 'zh-CN': '查看' },
        grants: [{ entity: 'thing', actions: ['read'], fields: { hide: samples.map(({ field }) => field.name) } }],
      },
    ],
    datasets: [],
    scenarios: [],
    locales: [],
  };
  return JSON.parse(JSON.stringify(app)) as AppDefinition;
}
