import { accessReads, explainAccess } from '@formwork/access';
import { isId } from '@formwork/kernel';
import { accessFacts, openCommand } from './command.ts';
import type { Explain } from './explain.ts';
import { factPaths } from './fact-paths.ts';
import { loadFacts } from './load-facts.ts';
import { EntityMissing, ExplainForbidden, RecordMissing } from './record.errors.ts';
import type { RecordPorts } from './record-ports.ts';

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
    const facts = await loadFacts(command, entity, question.id, paths);
    if (facts === undefined) throw RecordMissing({});
    const answer = explainAccess(
      access,
      question.action,
      accessFacts(command, facts.record, facts.parent),
      question.field,
    );
    const mayKnow = asking.kind === 'system' || asking.user.administer;
    return mayKnow ? answer : { ...answer, steps: answer.steps.map(({ explanation: _values, ...step }) => step) };
  };
}
