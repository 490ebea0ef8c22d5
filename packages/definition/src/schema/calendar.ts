import Type, { type Static } from 'typebox';
import { LocalisedText, Name, RenamedFrom, SchemaPointer, closed } from './shared.ts';

const CivilDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** `rules/<name>.json` of kind `calendar`: which days are worked. */
export const CalendarSchema = Type.Object(
  {
    $schema: SchemaPointer,
    kind: Type.Literal('calendar'),
    name: Name,
    label: Type.Optional(LocalisedText),
    timeZone: Type.String({ description: 'IANA name such as Asia/Shanghai.' }),
    workdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      description: 'ISO weekdays, 1 is Monday.',
      uniqueItems: true,
    }),
    off: Type.Optional(Type.Array(Type.Object({ date: CivilDate, label: Type.Optional(LocalisedText) }, closed))),
    work: Type.Optional(Type.Array(Type.Object({ date: CivilDate, label: Type.Optional(LocalisedText) }, closed))),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type CalendarDefinition = Static<typeof CalendarSchema>;
