import type { AppDefinition } from '@formwork/definition';
import type { Choice } from '../../ui/choose.tsx';
import { writtenValue } from '../records/written-value.ts';

const MOST = 200;

/** The records of the app's own datasets that a reference may point at, each by what identifies it, as JSON text. */
export function recordChoices(definition: AppDefinition, entity: string): readonly Choice[] {
  const plain = entity.startsWith(`${definition.app.name}.`) ? entity.slice(definition.app.name.length + 1) : entity;
  return definition.datasets
    .filter((each) => each.entity === plain)
    .flatMap(({ key, records }) =>
      records.map((record) => {
        const identity = Object.fromEntries(key.map((name) => [name, record[name]]));
        return { value: JSON.stringify(identity), label: key.map((name) => writtenValue(record[name])).join(' · ') };
      }),
    )
    .slice(0, MOST);
}
