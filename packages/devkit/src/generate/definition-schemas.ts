import type { Generator } from './generator.ts';

/** schemas/v1: the JSON Schemas of the definition language, for editors, with the options of every field type. */
export const definitionSchemas: Generator = {
  name: 'JSON Schemas of the definition language',
  async files() {
    const { generateSchemas } = await import('@formwork/definition');
    const { fieldModels } = await import('@formwork/catalog/models');
    return [...generateSchemas(fieldModels)].map(([name, schema]) => ({
      path: `schemas/v1/${name}`,
      text: JSON.stringify(schema, null, 2),
    }));
  },
};
