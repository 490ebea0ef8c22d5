import type { AccessStep } from '@formwork/access';
import type { Principal } from '../people/principal.ts';
import type { AccessQuestion } from './records.ts';

/** Why somebody may or may not do something. */
export interface AccessAnswer {
  readonly decision: 'allow' | 'deny';
  readonly steps: readonly AccessStep[];
  /** The grants that admit it. */
  readonly grants: readonly string[];
}

/** Answers for any person, action, record and field; the decision is the one that is enforced. */
export type Explain = (
  asking: Principal,
  about: Principal,
  app: string,
  entity: string,
  question: AccessQuestion,
) => Promise<AccessAnswer>;
