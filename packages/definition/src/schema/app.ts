import Type, { type Static } from 'typebox';
import { Colour, Icon, LocalisedText, Name, SchemaPointer, closed, described } from './shared.ts';

/** `app.json`: who the app is and what it needs. */
export const AppSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: described(Name, 'The name of the app, and of its schema in the database.'),
    label: described(LocalisedText, 'The name that people read.'),
    description: Type.Optional(described(LocalisedText, 'What the app is for; shown in the launcher.')),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', description: 'Semantic version of the definition.' }),
    icon: Type.Optional(Icon),
    colour: Type.Optional(Colour),
    depends: Type.Optional(
      Type.Array(
        Type.Object(
          {
            app: described(Name, 'The app that this one uses.'),
            range: Type.String({ description: 'Range such as ^1.0.0.' }),
          },
          closed,
        ),
        { description: 'Apps whose entities and roles this one names.' },
      ),
    ),
    locales: Type.Array(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), {
      minItems: 1,
      uniqueItems: true,
      description: 'The languages that the app speaks, such as en and zh-CN.',
    }),
  },
  closed,
);
export type AppFile = Static<typeof AppSchema>;
