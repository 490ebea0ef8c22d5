import type { DemoAccount } from '@formwork/client';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../app/client.ts';

/** The demo accounts, where this server has any. */
export function useDemoAccounts(): readonly DemoAccount[] {
  const { data } = useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => client.session.demoAccounts({ signal }),
    staleTime: Infinity,
  });
  return data?.accounts ?? [];
}
