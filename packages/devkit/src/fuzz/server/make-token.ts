import { createHash, randomBytes } from 'node:crypto';
import { ApiTokensTable } from '@formwork/engine';
import { newId } from '@formwork/kernel';
import type { TestWorkspace } from '@formwork/testkit/workspace';

/** A token of a person who may do everything in the sample app and design it. */
export async function makeToken(
  workspace: TestWorkspace,
  more: { readonly administer?: boolean } = {},
): Promise<string> {
  const person = { login: 'fuzz', name: 'Fuzz', roles: ['shop.manager'], design: true, ...more };
  const id = newId().replaceAll('-', '').slice(-16);
  const secret = randomBytes(32).toString('base64url');
  await workspace.engine.dataSource.getRepository(ApiTokensTable).insert({
    id,
    user_id: await workspace.engine.people.createUser(person),
    name: 'fuzz',
    secret_hash: createHash('sha256').update(secret).digest('hex'),
    created_at: new Date(),
    expires_on: null,
    used_at: null,
  });
  return `fwk_${id}_${secret}`;
}
