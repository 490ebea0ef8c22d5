import type { RoleDefinition } from '@formwork/definition';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { useText } from '../../app/text.ts';
import { useDesign, useLabel } from '../editor/design-context.tsx';

/** As whom a draft can be looked at: a role of it, or a person with the roles that they have. */
export interface Viewer {
  readonly value: string;
  readonly label: string;
  readonly user: string;
  /** Plain names of the draft's roles; absent for the roles that the person has. */
  readonly roles?: readonly string[];
}

/** The roles of the draft first, those that may do most at the top; then one person for each set of roles that people have. */
export function useViewers(): readonly Viewer[] {
  const t = useText();
  const say = useLabel();
  const session = useSession();
  const { app, definition } = useDesign();
  const people = useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => client.definitions.people({ signal }),
    staleTime: 60_000,
  });
  const sorted = definition.roles.toSorted((one, other) => reach(other) - reach(one));
  const roles = sorted.map(({ name }): Viewer => ({
    value: `role:${name}`,
    label: t('preview.role', { role: say(`roles.${name}.label`) }),
    user: session.user.id,
    roles: [name],
  }));
  const seen = new Set<string>();
  const persons = (people.data?.items ?? []).flatMap((person): Viewer[] => {
    const own = person.roles.filter((each) => each.startsWith(`${app}.`)).map((each) => each.slice(app.length + 1));
    const key = own.toSorted().join(' ');
    if (own.length === 0 || seen.has(key)) return [];
    seen.add(key);
    const said = own.map((each) => say(`roles.${each}.label`)).join(', ');
    return [{ value: `person:${person.id}`, label: `${person.name} (${said})`, user: person.id }];
  });
  return [...roles, ...persons];
}

/** How much a role may do, roughly: what is most likely to be looked at stands first. */
function reach(role: RoleDefinition): number {
  return role.grants.reduce((sum, grant) => sum + grant.actions.length, role.transitions?.length ?? 0);
}
