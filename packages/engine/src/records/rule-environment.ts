import type { AccessUser } from '@formwork/access';
import type { RuleEnv } from '@formwork/rules';
import type { Principal } from '../people/principal.ts';

/** One moment as expressions see it. */
export interface Moment {
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: string;
  /** The civil date of `now` where the person is. */
  readonly today: string;
}

/** The variable `user` of expressions; for the platform itself nobody, with every member null. */
export function userOf(principal: Principal): AccessUser {
  if (principal.kind === 'system')
    return {
      id: '',
      name: null,
      email: null,
      login: null,
      department: null,
      departments: [],
      roles: [],
      locale: 'en',
      time_zone: 'UTC',
    };
  const { user } = principal;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    login: user.login,
    department: user.department,
    departments: user.departments,
    roles: user.roles,
    locale: user.locale,
    time_zone: user.timeZone,
  };
}

/** The zone that decides which civil date it is for the person. */
export function timeZoneOf(principal: Principal): string {
  return principal.kind === 'user' ? principal.user.timeZone : 'UTC';
}

/** The locale in which the person is told things. */
export function localeOf(principal: Principal): string {
  return principal.kind === 'user' ? principal.user.locale : 'en';
}

/** The environment of an expression over one record. `user.id` is null for the platform itself. */
export function ruleEnvironment(
  principal: Principal,
  moment: Moment,
  variables: Readonly<Record<string, unknown>>,
): RuleEnv {
  const user = userOf(principal);
  return { ...variables, user: principal.kind === 'system' ? { ...user, id: null } : user, ...moment };
}
