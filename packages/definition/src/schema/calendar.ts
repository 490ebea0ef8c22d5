import Type, { type Static } from 'typebox';
import { LocalisedText, Name, RenamedFrom, SchemaPointer, closed, described } from './shared.ts';

const CivilDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** `rules/<name>.json` of kind `calendar`: which days are worked. */
export const CalendarSchema = Type.Object(
  {
    $schema: SchemaPointer,
    kind: Type.Literal('calendar', { description: 'The kind of rule.' }),
    name: described(Name, 'The name of the calendar, as functions call it.'),
    label: Type.Optional(described(LocalisedText, 'The name that people read.')),
    timeZone: Type.String({ description: 'IANA name such as Asia/Shanghai.' }),
    workdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      description: 'ISO weekdays, 1 is Monday.',
      uniqueItems: true,
    }),
    off: Type.Optional(
      Type.Array(
        Type.Object(
          {
            date: described(CivilDate, 'The day.'),
            label: Type.Optional(described(LocalisedText, 'Why it is not worked.')),
          },
          closed,
        ),
        { description: 'Workdays that are not worked: holidays.' },
      ),
    ),
    work: Type.Optional(
      Type.Array(
        Type.Object(
          {
            date: described(CivilDate, 'The day.'),
            label: Type.Optional(described(LocalisedText, 'Why it is worked.')),
          },
          closed,
        ),
        { description: 'Other days that are worked.' },
      ),
    ),
    renamedFrom: Type.Optional(RenamedFrom),
  },
  closed,
);
export type CalendarDefinition = Static<typeof CalendarSchema>;
