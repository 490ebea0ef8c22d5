import Type, { type Static } from 'typebox';
import { LocalisedText, Name, RenamedFrom, RuleJson, SchemaPointer, closed, described } from './shared.ts';

const visibleWhen = Type.Optional(described(RuleJson, 'Shown only while this holds.'));
const requiredWhen = Type.Optional(described(RuleJson, 'A value is needed while this holds.'));
const readOnlyWhen = Type.Optional(described(RuleJson, 'Read and not written while this holds.'));

/** One field placed on a form. */
export const FormFieldSchema = Type.Object(
  {
    kind: Type.Literal('field', { description: 'A field.' }),
    field: described(Name, 'The field that is placed here.'),
    label: Type.Optional(described(LocalisedText, 'The name on this form; that of the field unless said.')),
    help: Type.Optional(described(LocalisedText, 'The help on this form; that of the field unless said.')),
    span: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 4, description: 'How many columns of its section it takes; 1 unless said.' }),
    ),
    visibleWhen,
    requiredWhen,
    readOnlyWhen,
    default: Type.Optional(
      Type.Unknown({
        description: 'A value or an expression that a new record starts with.',
        'x-formwork': 'value-or-rule',
      }),
    ),
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
    kind: Type.Literal('lines', { description: 'A table of lines.' }),
    field: described(Name, 'The lines field that is placed here.'),
    label: Type.Optional(described(LocalisedText, 'The heading; the label of the field unless said.')),
    columns: Type.Array(
      Type.Object(
        {
          field: described(Name, 'The field of a line.'),
          width: Type.Optional(Type.Integer({ minimum: 40, maximum: 800, description: 'Width in pixels.' })),
          visibleWhen,
          requiredWhen,
          readOnlyWhen,
          optionsWhen: Type.Optional(
            Type.Unknown({
              description: 'Filters a pick list: an expression over `option` (the candidate) and `record`.',
              'x-formwork': 'rule',
            }),
          ),
        },
        closed,
      ),
      { minItems: 1, description: 'The columns, from the left.' },
    ),
    totals: Type.Optional(Type.Array(Name, { description: 'Columns that are summed at the foot.' })),
    visibleWhen,
    readOnlyWhen,
  },
  closed,
);

/** A sentence between fields. */
export const FormTextSchema = Type.Object(
  {
    kind: Type.Literal('text', { description: 'A sentence.' }),
    text: described(LocalisedText, 'What it says.'),
    visibleWhen,
  },
  closed,
);

const leaf = [FormFieldSchema, FormLinesSchema, FormTextSchema] as const;

/** A titled block of fields in columns. */
export const FormSectionSchema = Type.Object(
  {
    kind: Type.Literal('section', { description: 'A block of fields.' }),
    label: Type.Optional(described(LocalisedText, 'Its heading.')),
    columns: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 4, description: 'Fields side by side; 2 unless said.' }),
    ),
    collapsed: Type.Optional(Type.Boolean({ description: 'Closed until somebody opens it.' })),
    visibleWhen,
    items: Type.Array(Type.Union([...leaf]), { description: 'What stands in it.' }),
  },
  closed,
);

const block = [...leaf, FormSectionSchema] as const;

/** Tabs, each with sections and fields. */
export const FormTabsSchema = Type.Object(
  {
    kind: Type.Literal('tabs', { description: 'Tabs.' }),
    tabs: Type.Array(
      Type.Object(
        {
          label: described(LocalisedText, 'The name on the tab.'),
          visibleWhen,
          items: Type.Array(Type.Union([...block]), { description: 'What stands on it.' }),
        },
        closed,
      ),
      { minItems: 1, description: 'The tabs, from the left.' },
    ),
  },
  closed,
);

/** `forms/<name>.json`: how one record is entered and read. */
export const FormSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: described(Name, 'The name of the form.'),
    label: Type.Optional(described(LocalisedText, 'The name that people read.')),
    entity: described(Name, 'The entity whose records it shows.'),
    layout: Type.Array(Type.Union([...block, FormTabsSchema]), {
      minItems: 1,
      description: 'What stands on the form, from the top.',
    }),
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
