import { type Action, actions } from '@formwork/definition';
import type { Engine, Principal } from '@formwork/engine';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryInvalid } from '../http/http.errors.ts';
import { Asker } from '../http/principal.ts';
import { findParameter, refuseParameters } from '../http/read-query.ts';
import { requireAdminister } from '../http/rights.ts';
import { ENGINE } from '../tokens.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** Why somebody may or may not do something. About oneself always; about others with the right to administer. */
@Controller('api/explain')
export class ExplainController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Why a person may or may not do something with an entity, a record or a field. Parameters: user, app, entity, action, id, field. Throws `FW_PEOPLE_MISSING`, `FW_RECORD_ENTITY_MISSING`, `FW_RECORD_MISSING`. */
  @Get()
  async explain(@Asker() asker: UserPrincipal, @Query() query: Readonly<Record<string, unknown>>): Promise<unknown> {
    refuseParameters(query, ['user', 'app', 'entity', 'action', 'id', 'field']);
    const user = find(query, 'user') ?? asker.user.id;
    if (user !== asker.user.id) requireAdminister(asker);
    const about = user === asker.user.id ? asker : await this.engine.people.principal(user);
    const action = resolveAction(find(query, 'action'));
    const id = find(query, 'id');
    const field = find(query, 'field');
    return this.engine.explain(asker, about, require(query, 'app'), require(query, 'entity'), {
      action,
      ...(id === undefined ? {} : { id }),
      ...(field === undefined ? {} : { field }),
    });
  }
}

function find(query: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = findParameter(query, name);
  return value === '' ? undefined : value;
}

function require(query: Readonly<Record<string, unknown>>, name: string): string {
  const value = find(query, name);
  if (value === undefined) throw QueryInvalid({ parameter: name, reason: 'is missing' });
  return value;
}

function resolveAction(text: string | undefined): Action {
  const action = actions.find((candidate) => candidate === text);
  if (action === undefined) throw QueryInvalid({ parameter: 'action', reason: `must be one of ${actions.join(', ')}` });
  return action;
}
