import { defineError } from '@formwork/kernel';

/** Login or password is wrong, or the account is switched off: the same answer for all three. */
export const SignInRefused = defineError('FW_IDENTITY_SIGN_IN', {
  status: 401,
  message: () => 'The sign-in name or the password is not right.',
  hint: () => 'Check both and try again, or ask an administrator for a new password.',
});

/** Nobody is signed in. */
export const SignedOut = defineError('FW_IDENTITY_SIGNED_OUT', {
  status: 401,
  message: () => 'You are not signed in.',
  hint: () => 'Sign in and try again.',
});

/** Too many sign-ins failed for this account or from this address. */
export const SignInThrottled = defineError('FW_IDENTITY_THROTTLED', {
  status: 429,
  message: (d: { retryAfterSeconds: number }) => `Too many attempts. Wait ${d.retryAfterSeconds} seconds.`,
  hint: () => 'Wait, then try once more with care.',
});

/** A write with a session cookie came without its CSRF token. */
export const CsrfMissing = defineError('FW_IDENTITY_CSRF', {
  status: 403,
  message: () => 'The request does not carry the token of this session.',
  hint: () => 'Send the csrfToken of GET /api/session in the header x-formwork-csrf.',
});

/** A token may not do what only its owner, signed in, may do. */
export const SessionNeeded = defineError('FW_IDENTITY_SESSION_NEEDED', {
  status: 403,
  message: () => 'This needs a person who is signed in; a token is not enough.',
  hint: () => 'Sign in with a browser and do it there.',
});

/** The request made a token when it was sent the first time; its text is not kept. */
export const TokenShown = defineError('FW_IDENTITY_TOKEN_SHOWN', {
  status: 409,
  message: () => 'This request has made a token already, and the text of a token is shown only once.',
  hint: () => 'Revoke that token, then make another with a new Idempotency-Key.',
});

/** The right is missing on this route. */
export const RightMissing = defineError('FW_IDENTITY_RIGHT_MISSING', {
  status: 403,
  message: (d: { right: 'design' | 'administer' }) =>
    d.right === 'design' ? 'You may not design apps.' : 'You may not administer this workspace.',
  hint: () => 'Ask an administrator for the right.',
});

/** The one-time link was used, or is of an earlier start. */
export const OneTimeLinkInvalid = defineError('FW_IDENTITY_LINK', {
  status: 410,
  message: () => 'This link has been used or has ended.',
  hint: () => 'Start the server again to get a new link, or sign in if the account exists.',
});

/** A new password is too weak to be stored. */
export const PasswordWeak = defineError('FW_IDENTITY_PASSWORD', {
  status: 422,
  message: () => 'The password is too short: at least 10 characters, at most 200.',
  hint: () => 'Choose a longer one; a sentence of four words is good.',
});

/** Something about a person cannot be stored as given. */
export const PersonInvalid = defineError('FW_IDENTITY_PERSON', {
  status: 422,
  message: (d: { reason: string }) => d.reason,
  hint: () => 'Correct the value and save again.',
});
