import { ClientProblem, createClient } from '@formwork/client';
import { QueryClient } from '@tanstack/react-query';
import { createPatientFetch } from './patient-fetch.ts';

/** The key under which the session is kept. */
export const SESSION_KEY = ['session'] as const;

/** What was read from the server, kept for a while. A refusal is an answer: only a failing network is tried again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => error instanceof ClientProblem && error.isOffline && count < 2,
      refetchOnWindowFocus: false,
    },
  },
});

/** The one client of this page: same origin, session cookie. */
export const client = createClient({
  baseUrl: '',
  fetch: createPatientFetch(() => queries.getQueryData(SESSION_KEY) !== undefined),
});
