import Type, { type Static } from 'typebox';
import { Icon, LocalisedText, Name, SchemaPointer, closed } from './shared.ts';

const entry = [
  Type.Object(
    { kind: Type.Literal('view'), view: Name, label: Type.Optional(LocalisedText), icon: Type.Optional(Icon) },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('form'), form: Name, label: Type.Optional(LocalisedText), icon: Type.Optional(Icon) },
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
            kind: Type.Literal('group'),
            label: LocalisedText,
            icon: Type.Optional(Icon),
            items: Type.Array(Type.Union([...entry])),
          },
          closed,
        ),
      ]),
    ),
  },
  closed,
);
export type NavigationDefinition = Static<typeof NavigationSchema>;
