import { ClientProblem, createClient } from '@formwork/client';
import { QueryClient } from '@tanstack/react-query';

/** The one client of this page: same origin, session cookie. */
export const client = createClient({ baseUrl: '' });

/** What was read from the server, kept for a while. A refusal is an answer: only a failing network is tried again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => error instanceof ClientProblem && error.isOffline && count < 2,
      refetchOnWindowFocus: false,
    },
  },
});
