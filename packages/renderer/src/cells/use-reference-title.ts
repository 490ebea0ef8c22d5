import type { Json } from '@formwork/kernel';
import { useEffect, useState } from 'react';
import { useRender } from '../screen/render-context.tsx';
import type { ScreenField } from '../screen/screen.ts';

/** The system entity of people: they are looked up apart from an app's records. */
const PEOPLE = 'formwork.user';

/** A bare reference becomes `{id, title}` as soon as its title is known; any other value stays as it is. */
export function useReferenceTitle(field: ScreenField, value: Json | undefined): Json | undefined {
  const { data } = useRender();
  const entity = field.type.kind === 'reference' ? field.type.entity : undefined;
  const id = entity !== undefined && typeof value === 'string' ? value : undefined;
  const [found, setFound] = useState<{ readonly id: string; readonly title: string }>();
  useEffect(() => {
    if (entity === undefined || id === undefined) return;
    let isCurrent = true;
    const read = entity === PEOPLE ? data.readPerson(id) : data.readRecord(entity, id);
    read
      .then((hit) => {
        if (isCurrent) setFound({ id, title: hit?.title ?? '–' });
      })
      .catch(() => {
        if (isCurrent) setFound({ id, title: '–' });
      });
    return () => {
      isCurrent = false;
    };
  }, [data, entity, id]);
  if (id === undefined) return value;
  return found?.id === id ? found : { id, title: '…' };
}
