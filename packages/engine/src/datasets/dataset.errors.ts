import { defineError } from '@formwork/kernel';

/** A record of a dataset refers to one that is not there. */
export const DatasetReferenceUnknown = defineError('FW_DATASET_REFERENCE_UNKNOWN', {
  status: 422,
  message: (d: { entity: string; field: string; key: string }) =>
    `A record of ${d.entity} refers in "${d.field}" to ${d.key}, which is not there.`,
  hint: () => 'Load the dataset that holds it first, or correct the key.',
});

/** A record of a dataset is not valid. */
export const DatasetInvalid = defineError('FW_DATASET_INVALID', {
  status: 422,
  message: (d: { dataset: string; index: number }) => `Record ${d.index} of the dataset "${d.dataset}" is not valid.`,
  hint: () => 'Mend what the findings name.',
});
