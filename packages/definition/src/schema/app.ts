import Type, { type Static } from 'typebox';
import { Colour, Icon, LocalisedText, Name, SchemaPointer, closed } from './shared.ts';

/** `app.json`: who the app is and what it needs. */
export const AppSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: Name,
    label: LocalisedText,
    description: Type.Optional(LocalisedText),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', description: 'Semantic version of the definition.' }),
    icon: Type.Optional(Icon),
    colour: Type.Optional(Colour),
    depends: Type.Optional(
      Type.Array(Type.Object({ app: Name, range: Type.String({ description: 'Range such as ^1.0.0.' }) }, closed)),
    ),
    locales: Type.Array(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), {
      minItems: 1,
      uniqueItems: true,
    }),
  },
  closed,
);
export type AppFile = Static<typeof AppSchema>;
