import { defineError } from '@formwork/kernel';

/** What is published does not resolve with this version of the platform. */
export const DefinitionUnusable = defineError('FW_DEFINITION_UNUSABLE', {
  status: 500,
  message: (d: { apps: readonly string[] }) => `The published apps (${d.apps.join(', ')}) do not fit together.`,
  hint: () => 'Publish a mended version, or start the version of Formwork that published them.',
});

/** A definition has findings that stop it from being published. */
export const DefinitionInvalid = defineError('FW_DEFINITION_INVALID', {
  status: 422,
  message: (d: { app: string; errors: number }) =>
    `The definition of "${d.app}" has ${d.errors} ${d.errors === 1 ? 'error' : 'errors'}.`,
  hint: () => 'Mend what the findings name, then publish again.',
});

/** There is no such app, version or draft. */
export const DefinitionMissing = defineError('FW_DEFINITION_MISSING', {
  status: 404,
  message: (d: { app: string; what: 'app' | 'version' | 'draft' }) =>
    d.what === 'app' ? `There is no app "${d.app}".` : `The app "${d.app}" has no such ${d.what}.`,
  hint: () => 'Look at the list of apps.',
});

/** Somebody saved the draft meanwhile. */
export const DraftOvertaken = defineError('FW_DEFINITION_DRAFT_OVERTAKEN', {
  status: 409,
  message: (d: { app: string; revision: number | null }) =>
    `The draft of "${d.app}" was changed by somebody else (it is at ${d.revision ?? 'none'} now).`,
  hint: () => 'Load the draft again and repeat the change.',
});

/** What would be published is not what the plan was made of. */
export const PublishOvertaken = defineError('FW_DEFINITION_PUBLISH_OVERTAKEN', {
  status: 409,
  message: (d: { app: string }) => `"${d.app}" was published or its data changed since the plan was made.`,
  hint: () => 'Make the plan again and look at it before publishing.',
});

/** Steps that are not safe were not named. */
export const PublishNotAllowed = defineError('FW_DEFINITION_PUBLISH_NOT_ALLOWED', {
  status: 409,
  message: (d: { app: string; steps: readonly string[] }) =>
    `Publishing "${d.app}" needs ${d.steps.length === 1 ? 'a step' : 'steps'} to be allowed by name: ${d.steps.join(', ')}.`,
  hint: () =>
    'Read the plan; name each step in "allow" that is meant, or change the definition so that it is not needed.',
});

/** An app of this name is kept aside; publishing another one over it would part its records from their definition. */
export const AppParked = defineError('FW_DEFINITION_APP_PARKED', {
  status: 409,
  message: (d: { app: string }) => `An app "${d.app}" was removed, and its records are still kept aside.`,
  hint: () => 'Bring it back and publish over it, or purge what is kept aside of it first.',
});

/** There is no removed app of this name. */
export const AppNotParked = defineError('FW_DEFINITION_APP_NOT_PARKED', {
  status: 404,
  message: (d: { app: string }) => `No removed app "${d.app}" is kept aside.`,
  hint: () => 'Look at the list of what is kept aside; an app that was purged cannot come back.',
});

/** Something was to be purged that is not parked: it is live, or gone already. */
export const ParkedMissing = defineError('FW_DEFINITION_PARKED_MISSING', {
  status: 404,
  message: (d: { ids: readonly string[] }) =>
    `Nothing was purged: ${d.ids.map((id) => `"${id}"`).join(', ')} ${d.ids.length === 1 ? 'is' : 'are'} not kept aside.`,
  hint: () => 'Take the names from the list of what is kept aside.',
});
