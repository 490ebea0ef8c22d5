import Type, { type Static } from 'typebox';
import { LocalisedText, Name, RenamedFrom, RuleJson, SchemaPointer, closed } from './shared.ts';

const visibleWhen = Type.Optional(RuleJson);

/** One field placed on a form. */
export const FormFieldSchema = Type.Object(
  {
    kind: Type.Literal('field'),
    field: Name,
    label: Type.Optional(LocalisedText),
    help: Type.Optional(LocalisedText),
    span: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    visibleWhen,
    requiredWhen: Type.Optional(RuleJson),
    readOnlyWhen: Type.Optional(RuleJson),
    default: Type.Optional(Type.Unknown({ 'x-formwork': 'value-or-rule' })),
    optionsWhen: Type.Optional(
      Type.Unknown({
        description: 'Filters a pick list: an expression over `option` (the candidate) and `record`.',
        'x-formwork': 'rule',
      }),
    ),
  },
  closed,
);

/** The child lines of a record as a table. */
export const FormLinesSchema = Type.Object(
  {
    kind: Type.Literal('lines'),
    field: Name,
    label: Type.Optional(LocalisedText),
    columns: Type.Array(
      Type.Object(
        {
          field: Name,
          width: Type.Optional(Type.Integer({ minimum: 40, maximum: 800 })),
          visibleWhen,
          requiredWhen: Type.Optional(RuleJson),
          readOnlyWhen: Type.Optional(RuleJson),
          optionsWhen: Type.Optional(Type.Unknown({ 'x-formwork': 'rule' })),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    totals: Type.Optional(Type.Array(Name, { description: 'Columns that are summed at the foot.' })),
    visibleWhen,
    readOnlyWhen: Type.Optional(RuleJson),
  },
  closed,
);

/** A sentence between fields. */
export const FormTextSchema = Type.Object({ kind: Type.Literal('text'), text: LocalisedText, visibleWhen }, closed);

const leaf = [FormFieldSchema, FormLinesSchema, FormTextSchema] as const;

/** A titled block of fields in columns. */
export const FormSectionSchema = Type.Object(
  {
    kind: Type.Literal('section'),
    label: Type.Optional(LocalisedText),
    columns: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    collapsed: Type.Optional(Type.Boolean()),
    visibleWhen,
    items: Type.Array(Type.Union([...leaf])),
  },
  closed,
);

const block = [...leaf, FormSectionSchema] as const;

/** Tabs, each with sections and fields. */
export const FormTabsSchema = Type.Object(
  {
    kind: Type.Literal('tabs'),
    tabs: Type.Array(
      Type.Object({ label: LocalisedText, visibleWhen, items: Type.Array(Type.Union([...block])) }, closed),
      {
        minItems: 1,
      },
    ),
  },
  closed,
);

/** `forms/<name>.json`: how one record is entered and read. */
export const FormSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: Name,
    label: Type.Optional(LocalisedText),
    entity: Name,
    layout: Type.Array(Type.Union([...block, FormTabsSchema]), { minItems: 1 }),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);

export type FormField = Static<typeof FormFieldSchema>;
export type FormLines = Static<typeof FormLinesSchema>;
export type FormText = Static<typeof FormTextSchema>;
export type FormLeaf = FormField | FormLines | FormText;
export type FormSection = Omit<Static<typeof FormSectionSchema>, 'items'> & { items: FormLeaf[] };
export type FormBlock = FormLeaf | FormSection;
export type FormTabs = {
  kind: 'tabs';
  tabs: { label: Static<typeof LocalisedText>; visibleWhen?: unknown; items: FormBlock[] }[];
};
export type FormItem = FormBlock | FormTabs;
export type FormDefinition = Omit<Static<typeof FormSchema>, 'layout'> & { layout: FormItem[] };
