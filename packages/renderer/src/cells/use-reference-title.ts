import { referredEntity } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { useEffect, useState } from 'react';
import { useRender } from '../screen/render-context.tsx';
import type { ScreenField } from '../screen/screen.ts';

/** The system entity of people: they are looked up apart from an app's records. */
const PEOPLE = 'formwork.user';

/** Bare references become `{id, title}` as soon as their titles are known; any other value stays as it is. */
export function useReferenceTitle(field: ScreenField, value: Json | undefined): Json | undefined {
  const { data } = useRender();
  const entity = referredEntity(field.type);
  const ids = entity === undefined ? '' : bareIds(value).join(' ');
  const [found, setFound] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (entity === undefined || ids === '') return;
    let isCurrent = true;
    const read = (id: string) => (entity === PEOPLE ? data.readPerson(id) : data.readRecord(entity, id));
    const named = ids
      .split(' ')
      .map(async (id) => [id, (await read(id).catch(() => undefined))?.title ?? '–'] as const);
    void Promise.all(named).then((titles) => {
      if (isCurrent) setFound(new Map(titles));
    });
    return () => {
      isCurrent = false;
    };
  }, [data, entity, ids]);
  if (ids === '') return value;
  const named = (one: Json): Json => (typeof one === 'string' ? { id: one, title: found.get(one) ?? '…' } : one);
  return Array.isArray(value) ? value.map((one: Json) => named(one)) : named(value ?? null);
}

/** The ids in a value that no title came with. */
function bareIds(value: Json | undefined): string[] {
  const ids: readonly Json[] = Array.isArray(value) ? value : [value ?? null];
  return ids.filter((id): id is string => typeof id === 'string');
}
