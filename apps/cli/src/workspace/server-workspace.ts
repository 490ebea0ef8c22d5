import { type Client, createClient } from '@formwork/client';
import type { AccessAnswer, PublishPlan, ScenarioReport } from '@formwork/engine';
import { isId } from '@formwork/kernel';
import { PersonUnknown, WorkspaceUnreachable } from '../cli.errors.ts';
import type { Workspace } from './workspace.ts';

/** A workspace behind its HTTP API, with the rights of the token's person. */
export function openServerWorkspace(url: string, token: string | undefined): Workspace & { readonly client: Client } {
  const baseUrl = url.replace(/\/+$/, '');
  const client = createClient({ baseUrl, fetch: reachOf(baseUrl), ...(token === undefined ? {} : { token }) });
  const { definitions } = client;
  return {
    client,
    where: baseUrl,
    list: async () =>
      (await definitions.list()).items.filter(({ revision }) => typeof revision === 'number').map(({ name }) => name),
    read: async (app, { revision, draft } = {}) => {
      if (draft === true) return { ...(await definitions.readDraft(app)), revision: null };
      if (revision !== undefined) return { ...(await definitions.readVersion(app, revision)), revision };
      return definitions.read(app);
    },
    validate: async (definition) => (await definitions.validate(definition)).issues,
    plan: async (definition, allow) => (await definitions.plan(definition, { allow })) as PublishPlan,
    publish: async (definition, request) => (await definitions.publish({ definition, ...request })).revision,
    planRemoval: async (app, allow) => allowing((await definitions.planRemoval(app)) as PublishPlan, allow),
    remove: (app, request) => definitions.remove(app, request),
    restore: async (app) => (await definitions.restore(app)).revision,
    parked: async () => (await definitions.parked()).items,
    purge: async (ids) => void (await definitions.purge(ids)),
    test: async (app, scenario) =>
      (await definitions.test(app, scenario === undefined ? {} : { scenario })) as ScenarioReport,
    explain: async ({ user, ...request }) => {
      const id = user === undefined ? undefined : await findPerson(client, user);
      const answer = await client.apps.explain({ ...request, ...(id === undefined ? {} : { user: id }) });
      return answer as unknown as AccessAnswer;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** The server plans a removal without knowing which steps will be named. */
function allowing(plan: PublishPlan, allow: readonly string[]): PublishPlan {
  const steps = plan.steps.map((step) => ({ ...step, allowed: step.allowed || allow.includes(step.id) }));
  const issues = plan.issues.filter((issue) => !allow.includes(String(issue.details?.['step'])));
  return { ...plan, steps, issues };
}

async function findPerson(client: Client, user: string): Promise<string> {
  const wanted = user.toLowerCase();
  if (isId(user)) return user;
  const { items } = await client.people.users();
  const found = items.find(({ login }) => login.toLowerCase() === wanted);
  if (found === undefined) throw PersonUnknown({ user: wanted });
  return found.id;
}

/** The client speaks to people at a screen; here the address and the network's own reason help more. */
function reachOf(baseUrl: string): typeof fetch {
  return async (input, init) => {
    try {
      return await fetch(input, init);
    } catch (cause) {
      const inner = (cause as Error).cause as NodeJS.ErrnoException | undefined;
      const reason = inner?.code ?? inner?.message ?? (cause as Error).message;
      throw WorkspaceUnreachable({ where: baseUrl, reason }, { cause });
    }
  };
}
