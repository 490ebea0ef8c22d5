import { defineError } from '@formwork/kernel';

/** There is no such record, or none that the caller may see. */
export const RecordMissing = defineError('FW_RECORD_MISSING', {
  status: 404,
  message: () => 'There is no such record.',
  hint: () => 'Check the link; the record may have been deleted, or it may not be shared with you.',
});

/** There is no such entity, or none that the caller may use. */
export const EntityMissing = defineError('FW_RECORD_ENTITY_MISSING', {
  status: 404,
  message: (d: { app: string; entity: string }) => `There is no entity "${d.entity}" in "${d.app}".`,
  hint: () => 'Check the names of the app and the entity.',
});

/** The caller may see the record, and may not do this to it. */
export const RecordForbidden = defineError('FW_RECORD_FORBIDDEN', {
  status: 403,
  message: (d: { action: string }) => `You may not ${d.action} this record.`,
  hint: () => 'Ask for a role that allows it; "explain" says which condition is not met.',
});

/** The values do not make a valid record. */
export const RecordInvalid = defineError('FW_RECORD_INVALID', {
  status: 422,
  message: (d: { count: number }) =>
    d.count === 1 ? 'One value of the record is not valid.' : `${d.count} values of the record are not valid.`,
  hint: () => 'Mend what the findings name, then save again.',
});

/** The record was changed since it was read. */
export const RecordStale = defineError('FW_RECORD_STALE', {
  status: 412,
  message: (d: { given: number; current: unknown }) =>
    `The record was changed by somebody else since version ${d.given} was read.`,
  hint: () => 'Compare with the present record, then save again.',
});

/** Somebody moved the record first: the transition does not start from its present state. */
export const TransitionOvertaken = defineError('FW_WORKFLOW_OVERTAKEN', {
  status: 409,
  message: (d: { transition: string; state: string | null }) =>
    `"${d.transition}" cannot be taken any more: the record is in "${d.state ?? 'no state'}" now.`,
  hint: () => 'Read the record again and look at the transitions that it offers.',
});

/** A guard or a required field refuses the transition. */
export const TransitionRefused = defineError('FW_WORKFLOW_REFUSED', {
  status: 422,
  message: (d: { transition: string }) => `"${d.transition}" is refused.`,
  hint: () => 'The findings say which condition does not hold, and with which values.',
});

/** There is no such transition for the caller. */
export const TransitionMissing = defineError('FW_WORKFLOW_TRANSITION_MISSING', {
  status: 404,
  message: (d: { transition: string }) => `There is no transition "${d.transition}" that you can take here.`,
  hint: () => 'Ask for the transitions of this record to see which there are.',
});

/** Automatic transitions follow each other without end. */
export const TransitionLoop = defineError('FW_WORKFLOW_LOOP', {
  status: 422,
  message: (d: { transitions: readonly string[] }) =>
    `Automatic transitions follow each other without end: ${d.transitions.join(' → ')}.`,
  hint: () => 'Whoever designs the lifecycle should add a guard that ends the chain.',
});

/** The key was used before for another request. */
export const IdempotencyMismatch = defineError('FW_RECORD_IDEMPOTENCY_MISMATCH', {
  status: 422,
  message: () => 'This Idempotency-Key was used for another request.',
  hint: () => 'Use a new key for every new request; repeat a request with exactly the same content.',
});

/** The records changed too often at the same time. */
export const RecordBusy = defineError('FW_RECORD_BUSY', {
  status: 503,
  message: () => 'Others are changing the same records at this moment.',
  hint: () => 'Try again in a second.',
});

/** A bulk request is not as it should be. */
export const BulkInvalid = defineError('FW_RECORD_BULK_INVALID', {
  status: 400,
  message: (d: { index: number }) => `Operation ${d.index} is none of create, update, delete and transition.`,
  hint: () => 'Send {"create": values}, {"update": id, "values": …}, {"delete": id} or {"transition": name, "id": id}.',
});

/** A list, read or aggregate asks for something that makes no sense here. */
export const QueryInvalid = defineError('FW_RECORD_QUERY_INVALID', {
  status: 400,
  message: () => 'The request asks for something that is not there.',
  hint: () => 'Mend what the findings name.',
});

/** Lines are written with the record that they belong to. */
export const LinesApart = defineError('FW_RECORD_LINES_APART', {
  status: 422,
  message: (d: { parent: string; field: string }) => `These records are lines of ${d.parent} and are written with it.`,
  hint: (d) => `Update the ${d.parent} and send its "${d.field}".`,
});

/** Somebody asks what another person may do. */
export const ExplainForbidden = defineError('FW_RECORD_EXPLAIN_FORBIDDEN', {
  status: 403,
  message: () => 'You may ask only what you yourself may do.',
  hint: () => 'An administrator can explain the access of others.',
});
