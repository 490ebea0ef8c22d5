import { hash, verify } from '@node-rs/argon2';
import { PasswordWeak } from './identity.errors.ts';

/** argon2id with the parameters of the OWASP password storage cheat sheet (19 MiB, 2 passes, 1 lane). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Compared with when there is no such account, so that the answer takes as long as a wrong password. */
let decoy: Promise<string> | undefined;

/** Hashes a new password. Throws `FW_IDENTITY_PASSWORD` when it is too short or absurdly long. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < 10 || password.length > 200) throw PasswordWeak({});
  return hash(password, PARAMETERS);
}

/** True when the password fits the stored hash; takes the same time when there is no hash. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash('there is no such account', PARAMETERS);
  const against = stored ?? (await decoy);
  const fits = password.length <= 200 && (await verify(against, password));
  return fits && stored !== null && stored !== undefined;
}
