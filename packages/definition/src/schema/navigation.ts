import Type, { type Static } from 'typebox';
import { Icon, LocalisedText, Name, SchemaPointer, closed, described } from './shared.ts';

const label = Type.Optional(described(LocalisedText, 'The words in the menu; those of what it opens unless said.'));

const entry = [
  Type.Object(
    {
      kind: Type.Literal('view', { description: 'A list.' }),
      view: described(Name, 'The view that it opens.'),
      label,
      icon: Type.Optional(Icon),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('form', { description: 'A new record.' }),
      form: described(Name, 'The form that it opens.'),
      label,
      icon: Type.Optional(Icon),
    },
    closed,
  ),
] as const;

/** `navigation.json`: the app's menu. An entry whose target the reader may not use is not shown. */
export const NavigationSchema = Type.Object(
  {
    $schema: SchemaPointer,
    items: Type.Array(
      Type.Union([
        ...entry,
        Type.Object(
          {
            kind: Type.Literal('group', { description: 'Entries under a heading.' }),
            label: described(LocalisedText, 'The heading.'),
            icon: Type.Optional(Icon),
            items: Type.Array(Type.Union([...entry]), { description: 'The entries under it.' }),
          },
          closed,
        ),
      ]),
      { description: 'The menu, from the top.' },
    ),
  },
  closed,
);
export type NavigationDefinition = Static<typeof NavigationSchema>;
