import { ClientProblem } from '@formwork/client';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Result } from 'antd';
import { useState } from 'react';
import { client, queries } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { useText } from '../../app/text.ts';
import { fullRoles } from '../../changes/app-parts.ts';
import { Choose } from '../../ui/choose.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { useDesign, useLabel } from '../editor/design-context.tsx';

/** After a publish: the way to the app, and for administrators without a role in it, a role. */
export function PublishedNote({ revision }: { readonly revision: number }) {
  const t = useText();
  const say = useLabel();
  const { message } = App.useApp();
  const session = useSession();
  const { app, definition } = useDesign();
  const [role, setRole] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { data: me, refetch } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => client.session.current({ signal }),
    staleTime: 0,
  });
  const hasRole = me?.roles.some((each) => each.startsWith(`${app}.`)) ?? true;
  const canTake = session.rights.administer && !hasRole && definition.roles.length > 0;
  const chosen = role === '' ? ((fullRoles(definition)[0] ?? definition.roles[0])?.name ?? '') : role;
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      await client.people.setRoles(session.user.id, [...(me?.roles ?? []), `${app}.${chosen}`]);
      await refetch();
      await queries.invalidateQueries({ queryKey: ['session'] });
    } catch (error) {
      void message.error(error instanceof ClientProblem ? `${error.message} ${error.hint}` : problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Result
      status="success"
      title={t('publish.done', { revision })}
      subTitle={hasRole ? undefined : t(canTake ? 'publish.needRole' : 'publish.askRole')}
      extra={
        <div className="fd-inline fd-centre">
          {canTake ? (
            <>
              <Choose
                label={t('publish.role')}
                value={chosen}
                choices={definition.roles.map(({ name }) => ({ value: name, label: say(`roles.${name}.label`) }))}
                onChange={setRole}
              />
              <Button type="primary" loading={isBusy} onClick={() => void take()}>
                {t('publish.takeRole')}
              </Button>
            </>
          ) : null}
          {hasRole ? (
            <Button type="primary" href={`/apps/${app}`}>
              {t('publish.open')}
            </Button>
          ) : null}
        </div>
      }
    />
  );
}
