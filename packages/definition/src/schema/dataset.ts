import Type, { type Static } from 'typebox';
import { Name, SchemaPointer, closed } from './shared.ts';

/**
 * `datasets/<name>.json`: records that come with the app. Loaded by key, so loading twice changes nothing.
 * A reference is given by the fields that identify its target: `{"customer": {"code": "C001"}}`.
 */
export const DatasetSchema = Type.Object(
  {
    $schema: SchemaPointer,
    name: Name,
    entity: Name,
    demo: Type.Optional(Type.Boolean({ description: 'Loaded only where demo data is asked for.' })),
    key: Type.Array(Name, { minItems: 1, description: 'Fields that identify a record.' }),
    records: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  },
  closed,
);
export type DatasetDefinition = Static<typeof DatasetSchema>;
