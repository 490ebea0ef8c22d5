import type { BulkOperation, BulkResult } from '@formwork/client';
import type { ScreenEntity } from '@formwork/renderer';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { knownText, problemText } from '../../ui/problem-text.ts';
import { refreshRecords } from '../record/record-query.ts';

/** How many acts the server takes in one request. */
const MOST_AT_ONCE = 1000;
/** So many records are brought back by one press at most; more are in the recycle bin. */
const MOST_UNDONE = 200;
/** Restores that are under way at the same time. */
const RESTORES_AT_ONCE = 4;

/** One act and the record that it is for. */
export interface BulkAct {
  readonly id: string;
  readonly operation: BulkOperation;
}

/**
 * Does something with many records and says what came of it: how many were done, and why others were refused. What was
 * deleted can be brought back. Gives the ids of those that were refused.
 */
export function useBulkRun(entity: ScreenEntity, onDone: (refused: ReadonlySet<string>) => void) {
  const { t } = useTranslation();
  const { name: app, records } = useApp();
  const { message, notification } = App.useApp();
  const send = async (acts: readonly BulkAct[]): Promise<BulkResult[]> => {
    const results: BulkResult[] = [];
    for (let from = 0; from < acts.length; from += MOST_AT_ONCE) {
      const operations = acts.slice(from, from + MOST_AT_ONCE).map((act) => act.operation);
      results.push(...(await records.bulk(entity.name, { operations, partial: true })).results);
    }
    return results;
  };
  const restore = async (key: string, ids: readonly string[]): Promise<void> => {
    notification.destroy(key);
    const left = [...ids];
    const work = async (): Promise<void> => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) await records.restore(entity.name, id);
    };
    try {
      await Promise.all(Array.from({ length: RESTORES_AT_ONCE }, work));
      void message.success(t('record.restored'));
    } catch (error) {
      void message.error(problemText(error), 6);
    }
    onDone(new Set());
  };
  return async (acts: readonly BulkAct[]): Promise<void> => {
    try {
      const results = await send(acts);
      const refused = acts.filter((_, index) => results[index]?.ok !== true);
      const deleted = acts.filter(({ operation }, index) => results[index]?.ok === true && 'delete' in operation);
      const done = acts.length - refused.length;
      const key = `bulk ${Date.now()}`;
      const isUndoable = deleted.length > 0 && deleted.length <= MOST_UNDONE;
      notification[refused.length === 0 ? 'success' : 'warning']({
        key,
        placement: 'bottom',
        duration: refused.length === 0 ? 8 : 0,
        title:
          refused.length === 0
            ? t('list.bulkDone', { count: done })
            : t('list.bulkPartly', { done, failed: refused.length }),
        description: refused.length === 0 ? undefined : <Reasons results={results} />,
        actions: isUndoable ? (
          <Button
            type="link"
            size="small"
            onClick={() =>
              void restore(
                key,
                deleted.map((act) => act.id),
              )
            }
          >
            {t('record.undo')}
          </Button>
        ) : undefined,
      });
      void refreshRecords(app, entity.name);
      onDone(new Set(refused.map((act) => act.id)));
    } catch (error) {
      void message.error(problemText(error), 6);
    }
  };
}

/** Each reason once, with how many records it held back. */
function Reasons({ results }: { readonly results: readonly BulkResult[] }) {
  const { t } = useTranslation();
  const counts = new Map<string, number>();
  for (const result of results) {
    if (result.ok) continue;
    const { code, message, issues } = result.problem;
    const reason = issues?.[0]?.message ?? knownText(code) ?? message;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return (
    <>
      <ul className="fp-reasons">
        {[...counts].map(([reason, count]) => (
          <li key={reason}>{t('list.bulkReason', { count, reason })}</li>
        ))}
      </ul>
      <p className="fp-reasons-hint">{t('list.bulkKept')}</p>
    </>
  );
}
