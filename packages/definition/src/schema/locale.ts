import Type, { type Static } from 'typebox';
import { SchemaPointer, closed } from './shared.ts';

/**
 * `locales/<locale>.json`: translations kept apart from the labels. A key is the address of a text, its parts joined by dots:
 * `entities.sales_order.fields.customer.label`, `workflows.order_lifecycle.states.draft.label`, `app.label`.
 */
export const LocaleSchema = Type.Object(
  {
    $schema: SchemaPointer,
    locale: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', description: 'The language, such as zh-CN.' }),
    texts: Type.Record(Type.String(), Type.String(), {
      description: 'Texts by address: entities.order.fields.customer.label.',
    }),
  },
  closed,
);
export type LocaleDefinition = Static<typeof LocaleSchema>;
