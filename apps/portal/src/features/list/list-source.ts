import type { RecordsApi } from '@formwork/client';
import type { GridRecord, GridSource } from '@formwork/renderer';

/** The records of an entity as a grid asks for them. */
export function createListSource(records: RecordsApi, entity: string): GridSource {
  return {
    load: async ({ wantsTotal, filter, sort, search, fields, expand, ...rest }, signal) => {
      const page = await records.list(
        entity,
        {
          ...rest,
          titles: true,
          count: wantsTotal ? 'exact' : 'none',
          fields,
          ...(filter === undefined || filter === null ? {} : { filter }),
          ...(sort === '' ? {} : { sort }),
          ...(search === '' ? {} : { search }),
          ...(expand.length === 0 ? {} : { expand }),
        },
        { signal },
      );
      return { ...page, items: page.items as unknown as readonly GridRecord[] };
    },
  };
}
