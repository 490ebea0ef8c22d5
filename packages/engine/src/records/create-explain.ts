import { accessReads, evaluateAccess, explainAccess } from '@formwork/access';
import { isId } from '@formwork/kernel';
import { accessFacts, openCommand } from './command.ts';
import type { AccessAnswer, Explain } from './explain.ts';
import { factPaths } from './fact-paths.ts';
import { loadFacts } from './load-facts.ts';
import { EntityMissing, ExplainForbidden, RecordMissing } from './record.errors.ts';
import type { RecordPorts } from './record-ports.ts';

/**
 * The answer about a record that there is not, and about one that the asker may not see: one tells no more than the
 * other, not even which condition of a grant the hidden record fails.
 */
function unseen(answer: AccessAnswer): AccessAnswer {
  const text = 'There is no such record, or none of these grants reaches it.';
  return { decision: 'deny', steps: [...answer.steps, { check: 'condition', result: 'fail', text }], grants: [] };
}

/**
 * Explains what a person may do. Everybody may ask about themselves as far as they may see; others take the right to
 * administer.
 */
export function createExplain(ports: RecordPorts): Explain {
  return async (asking, about, app, entityName, question) => {
    const isOwn =
      asking.kind === 'system' || asking.user.administer || (about.kind === 'user' && about.user.id === asking.user.id);
    if (!isOwn) throw ExplainForbidden({});
    const live = ports.live.current();
    const entity = live.findEntity(app, entityName);
    if (entity === undefined) throw EntityMissing({ app, entity: entityName });
    const command = openCommand(live, ports.clock, about, ports.pool);
    const access = command.access.entity(entity.id);
    if (question.id === undefined) return explainAccess(access, question.action, undefined, question.field);
    if (!isId(question.id)) throw RecordMissing({});
    const paths = [
      ...factPaths(command, entity, { actions: ['read', question.action] }),
      ...accessReads(access.grants(question.action)),
    ];
    const loaded = await loadFacts(command, entity, question.id, paths);
    const mayKnow = asking.kind === 'system' || asking.user.administer;
    const facts = loaded === undefined ? undefined : accessFacts(command, loaded.record, loaded.parent);
    if (mayKnow && facts === undefined) throw RecordMissing({});
    if (facts === undefined || (!mayKnow && !evaluateAccess(access, 'read', facts)))
      return unseen(explainAccess(access, question.action, undefined, question.field));
    const answer = explainAccess(access, question.action, facts, question.field);
    return mayKnow ? answer : { ...answer, steps: answer.steps.map(({ explanation: _values, ...step }) => step) };
  };
}
