import { defineError } from '@formwork/kernel';

/** A plan with errors, or with destructive steps that nobody named, was to be applied. */
export const PlanRefused = defineError('FW_STORAGE_PLAN_REFUSED', {
  status: 422,
  message: (d: { app: string; findings: number }) =>
    `The plan of ${d.app} cannot be applied: ${d.findings} ${d.findings === 1 ? 'finding stands' : 'findings stand'} against it.`,
  hint: () => 'Mend what the findings name, or name the destructive steps that may happen, and plan again.',
});

/** The tables that a publish changes were in use for longer than it may make others wait. */
export const PublishBlocked = defineError('FW_STORAGE_PUBLISH_BLOCKED', {
  status: 409,
  message: (d: { attempts: number }) =>
    `The publish gave way ${d.attempts} times to other work on the tables that it changes; nothing was changed.`,
  hint: () => 'Try again in a quieter moment, or find the long transaction in pg_stat_activity.',
});

/** Records that break the plan came in after they were counted, before the tables were locked. */
export const PublishOvertaken = defineError('FW_STORAGE_PUBLISH_OVERTAKEN', {
  status: 409,
  message: (d: { app: string; step: string }) =>
    `Records that do not allow the step "${d.step}" came into ${d.app} while it was published; nothing was changed.`,
  hint: () => 'Plan again: the plan will name those records.',
});
