import { useRouteError } from 'react-router';
import { ProblemPage } from './status-pages.tsx';

/** What is shown when a page itself failed. */
export function RouteProblem() {
  return <ProblemPage error={useRouteError()} onRetry={() => window.location.reload()} />;
}
