import Type, { type TObject, type TSchema } from 'typebox';
import { SchemaPointer, closed } from '../schema/shared.ts';
import { documentKinds } from './document-kinds.ts';

/** A whole app as one JSON document. */
export const BundleSchema: TObject = Type.Object(
  {
    $schema: SchemaPointer,
    format: Type.Literal(1, { description: 'Version of the definition language.' }),
    ...Object.fromEntries(
      documentKinds.map((kind): [string, TSchema] => {
        if (kind.key === 'app') return [kind.key, kind.schema];
        if (kind.key === 'navigation') return [kind.key, Type.Optional(kind.schema)];
        return [kind.key, Type.Optional(Type.Array(kind.schema, { maxItems: 2000 }))];
      }),
    ),
  },
  closed,
);
