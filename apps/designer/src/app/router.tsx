import { createBrowserRouter } from 'react-router';
import { RouteProblem } from './route-problem.tsx';
import { SessionGate } from './session.tsx';

/** The addresses of the designer; each page is fetched when it is first visited. */
export function createDesignerRouter() {
  return createBrowserRouter(
    [
      {
        element: <SessionGate />,
        errorElement: <RouteProblem />,
        hydrateFallbackElement: <div className="fd-boot" aria-busy="true" />,
        children: [
          {
            path: '/',
            lazy: async () => ({ Component: (await import('../features/start/start-page.tsx')).StartPage }),
          },
          {
            path: '/apps/:app',
            lazy: async () => ({ Component: (await import('../features/editor/editor-page.tsx')).EditorPage }),
            children: [
              {
                index: true,
                lazy: async () => ({ Component: (await import('../features/data/data-page.tsx')).DataPage }),
              },
              {
                path: 'data',
                lazy: async () => ({ Component: (await import('../features/data/data-page.tsx')).DataPage }),
              },
              {
                path: 'forms',
                lazy: async () => ({ Component: (await import('../features/forms/forms-page.tsx')).FormsPage }),
              },
              {
                path: 'lists',
                lazy: async () => ({ Component: (await import('../features/lists/lists-page.tsx')).ListsPage }),
              },
              {
                path: 'lifecycle',
                lazy: async () => ({
                  Component: (await import('../features/lifecycle/lifecycle-page.tsx')).LifecyclePage,
                }),
              },
              {
                path: 'roles',
                lazy: async () => ({ Component: (await import('../features/roles/roles-page.tsx')).RolesPage }),
              },
              {
                path: 'app',
                lazy: async () => ({ Component: (await import('../features/app/app-page.tsx')).AppPage }),
              },
              {
                path: 'preview',
                lazy: async () => ({ Component: (await import('../features/preview/preview-page.tsx')).PreviewPage }),
              },
              {
                path: 'publish',
                lazy: async () => ({ Component: (await import('../features/publish/publish-page.tsx')).PublishPage }),
              },
              {
                path: 'versions',
                lazy: async () => ({
                  Component: (await import('../features/versions/versions-page.tsx')).VersionsPage,
                }),
              },
              {
                path: 'tests',
                lazy: async () => ({ Component: (await import('../features/tests/tests-page.tsx')).TestsPage }),
              },
              {
                path: 'json',
                lazy: async () => ({ Component: (await import('../features/json/json-page.tsx')).JsonPage }),
              },
            ],
          },
        ],
      },
    ],
    { basename: '/designer' },
  );
}
