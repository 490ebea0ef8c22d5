import type { Json } from '@formwork/kernel';
import { useEffect, useMemo, useState } from 'react';
import { useRender } from '../screen/render-context.tsx';
import { relatedFields } from '../screen/screen-rule.ts';
import type { FormPlan } from './form-plan.ts';
import type { Values } from './live-values.ts';

/** Fetches the records that conditions read through references, so that `record.customer.region` is known here too. */
export function useRelatedRecords(plan: FormPlan, values: Values): Readonly<Record<string, Values>> {
  const { data } = useRender();
  const names = useMemo(() => relatedNames(plan), [plan]);
  const [found, setFound] = useState<Readonly<Record<string, Values>>>({});
  const wanted = JSON.stringify(names.map((name) => [name, values[name] ?? null]));
  useEffect(() => {
    let isCurrent = true;
    const pairs = JSON.parse(wanted) as [string, Json][];
    const reads = pairs.map(async ([name, id]) => {
      const field = plan.entity.fields.get(name);
      if (typeof id !== 'string' || field?.type.kind !== 'reference') return undefined;
      const hit = await data.readRecord(field.type.entity, id);
      return hit === undefined ? undefined : ([name, { ...hit.record, id: hit.id, title: hit.title }] as const);
    });
    Promise.all(reads)
      .then((hits) => {
        if (isCurrent) setFound(Object.fromEntries(hits.filter((hit) => hit !== undefined)));
      })
      .catch(() => {
        if (isCurrent) setFound({});
      });
    return () => {
      isCurrent = false;
    };
  }, [wanted, data, plan]);
  return found;
}

function relatedNames(plan: FormPlan): string[] {
  const rules = [...plan.fields.values()].flatMap((one) => [one.visible, one.required, one.readOnly]);
  return [...new Set(rules.flatMap((rule) => relatedFields(rule)))];
}
