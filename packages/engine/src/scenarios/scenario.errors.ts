import { defineError } from '@formwork/kernel';

/** Thrown when a run of scenarios is called off; its databases are gone by then. */
export const ScenariosInterrupted = defineError('FW_SCENARIO_INTERRUPTED', {
  status: 499,
  message: () => 'The run of scenarios was called off; the databases that it made are gone.',
  hint: () => 'Run them again.',
});
