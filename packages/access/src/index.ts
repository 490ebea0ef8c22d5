export type { Access, AccessGrant, EntityAccess, FieldRule, RowRule, TransitionGrant } from './access.ts';
export { EntityUnknown } from './access.errors.ts';
export { compileAccess, systemAccess } from './compile-access.ts';
export {
  type AccessFacts,
  type AccessUser,
  type AdmitOptions,
  admits,
  admitsField,
  admitsRow,
  evaluateAccess,
} from './evaluate-access.ts';
export { type WriteDecision, type WriteFacts, authorizeWrite } from './authorize-write.ts';
export { accessReads } from './access-reads.ts';
export { type AccessExplanation, type AccessStep, explainAccess } from './explain-access.ts';
export { type AccessChange, diffAccess } from './diff-access.ts';
export { editsField } from './grant-fields.ts';
