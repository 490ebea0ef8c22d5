import { createBrowserRouter } from 'react-router';
import { RouteProblem } from '../features/status/route-problem.tsx';
import { NotFoundPage } from '../features/status/status-pages.tsx';
import { SessionGate } from './session-gate.tsx';

/** The addresses of the portal; each page is fetched when it is first visited. */
export function createPortalRouter() {
  return createBrowserRouter([
    {
      errorElement: <RouteProblem />,
      hydrateFallbackElement: <div className="fp-boot" aria-busy="true" />,
      children: [
        {
          path: '/sign-in',
          lazy: async () => ({ Component: (await import('../features/sign-in/sign-in-page.tsx')).SignInPage }),
        },
        {
          path: '/welcome',
          lazy: async () => ({ Component: (await import('../features/sign-in/welcome-page.tsx')).WelcomePage }),
        },
        {
          element: <SessionGate />,
          children: [
            {
              lazy: async () => ({ Component: (await import('../features/app-shell/home-shell.tsx')).HomeShell }),
              children: [
                {
                  path: '/',
                  lazy: async () => ({
                    Component: (await import('../features/launcher/launcher-page.tsx')).LauncherPage,
                  }),
                },
                {
                  path: '/profile',
                  lazy: async () => ({ Component: (await import('../features/profile/profile-page.tsx')).ProfilePage }),
                },
                { path: '*', element: <NotFoundPage /> },
              ],
            },
            {
              path: '/apps/:app',
              lazy: async () => ({ Component: (await import('../features/app-shell/app-shell.tsx')).AppShell }),
              children: [
                {
                  index: true,
                  lazy: async () => ({ Component: (await import('../features/app-shell/app-start.tsx')).AppStart }),
                },
                {
                  path: 'views/:view',
                  lazy: async () => ({ Component: (await import('../features/list/list-page.tsx')).ListPage }),
                },
                {
                  path: 'records/:entity/new',
                  lazy: async () => ({
                    Component: (await import('../features/record/new-record-page.tsx')).NewRecordPage,
                  }),
                },
                {
                  path: 'records/:entity/:id',
                  lazy: async () => ({ Component: (await import('../features/record/record-page.tsx')).RecordPage }),
                },
                {
                  path: 'recycle-bin',
                  lazy: async () => ({
                    Component: (await import('../features/recycle-bin/recycle-bin-page.tsx')).RecycleBinPage,
                  }),
                },
                { path: '*', element: <NotFoundPage /> },
              ],
            },
          ],
        },
      ],
    },
  ]);
}
