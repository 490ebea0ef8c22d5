import type { Principal } from '@formwork/engine';
import { RightMissing } from '../identity/identity.errors.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** Throws `FW_IDENTITY_RIGHT_MISSING` unless the asker may design apps. */
export function requireDesign(principal: UserPrincipal): void {
  if (!principal.user.design) throw RightMissing({ right: 'design' });
}

/** Throws `FW_IDENTITY_RIGHT_MISSING` unless the asker may administer the workspace. */
export function requireAdminister(principal: UserPrincipal): void {
  if (!principal.user.administer) throw RightMissing({ right: 'administer' });
}
