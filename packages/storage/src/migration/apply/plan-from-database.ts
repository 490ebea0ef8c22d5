import type { ClientBase } from 'pg';
import { readLiveCatalog } from '../live/read-live-catalog.ts';
import type { LiveFacts, MigrationPlan } from '../plan/migration-plan.ts';
import { type PlanInput, planMigration } from '../plan/plan-migration.ts';

/** Rounds of questions: what a plan asks may depend on earlier answers, but never this deep. */
const MOST_ROUNDS = 8;

/** Makes a plan from what is really in the database: reads the catalog, and counts what the planner asks for. */
export async function planFromDatabase(client: ClientBase, input: PlanInput): Promise<MigrationPlan> {
  const { rows } = await client.query<{ day: string }>(`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as day`);
  const catalog = await readLiveCatalog(client, input.app);
  const answers = new Map<string, number>();
  const facts: LiveFacts = { catalog, answers, day: rows[0]!.day };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { plan, questions } = planMigration(input, facts);
    if (questions.length === 0) return plan;
    for (const question of questions) {
      if (answers.has(question.id)) continue;
      const { text, values } = question.statement;
      const answer = await client.query<unknown[]>({ text, values: [...values], rowMode: 'array' });
      answers.set(question.id, Number(answer.rows[0]![0]));
    }
  }
  throw new Error(`The plan of "${input.app}" keeps asking questions.`);
}
