import type { AppDefinition, ReferenceTarget } from '@formwork/definition';

/** A rename that other apps would have to follow. */
export interface RenameToFollow {
  /** The app of the renamed thing as it was before. */
  readonly before: AppDefinition;
  readonly target: ReferenceTarget;
  readonly to: string;
  /** The apps that use the old name. */
  readonly apps: readonly string[];
}
