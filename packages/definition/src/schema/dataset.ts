import Type, { type Static } from 'typebox';
import { Name, SchemaPointer, closed, described } from './shared.ts';

/**
 * `datasets/<name>.json`: records that come with the app. Loaded by key, so loading twice changes nothing.
 * A reference is given by the fields that identify its target: `{"customer": {"code": "C001"}}`.
 */
export const DatasetSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: described(Name, 'The name of the dataset.'),
    entity: described(Name, 'The entity whose records they are.'),
    demo: Type.Optional(Type.Boolean({ description: 'Loaded only where demo data is asked for.' })),
    key: Type.Array(Name, { minItems: 1, description: 'Fields that identify a record.' }),
    records: Type.Array(Type.Record(Type.String(), Type.Unknown()), {
      description: 'The records: values by field; a reference is given by what identifies its target.',
    }),
  },
  closed,
);
export type DatasetDefinition = Static<typeof DatasetSchema>;
