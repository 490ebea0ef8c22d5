import { defineError } from '@formwork/kernel';

/** Access was asked about an entity that the model does not have. */
export const EntityUnknown = defineError('FW_ACCESS_ENTITY_UNKNOWN', {
  status: 404,
  message: (d: { entity: string }) => `There is no entity ${d.entity}.`,
  hint: () => 'Check the name of the app and of the entity.',
});
