import type { Department, Person, UserFacts } from '@formwork/engine';

/** What a browser knows of its own session. */
export interface PresentedSession {
  readonly user: {
    readonly id: string;
    readonly login: string;
    readonly name: string;
    readonly email: string;
    readonly department?: { readonly id: string; readonly name: string };
  };
  readonly preferences: {
    readonly locale: string;
    readonly theme: 'light' | 'dark' | 'system';
    readonly timeZone: string;
  };
  readonly rights: { readonly design: boolean; readonly administer: boolean };
  readonly roles: readonly string[];
  readonly csrfToken: string;
}

/** A session as its own browser may see it. */
export function presentSession(
  user: UserFacts,
  person: Person,
  departments: readonly Department[],
  csrfToken: string,
): PresentedSession {
  const department = departments.find((candidate) => candidate.id === user.department);
  return {
    user: {
      id: user.id,
      login: user.login,
      name: user.name,
      email: user.email,
      ...(department === undefined ? {} : { department: { id: department.id, name: department.name } }),
    },
    preferences: { locale: person.locale, theme: person.theme, timeZone: person.timeZone },
    rights: { design: user.design, administer: user.administer },
    roles: user.roles,
    csrfToken,
  };
}
