import { createBrowserRouter } from 'react-router';
import { parts } from '../features/editor/place-of.ts';
import { editorPages } from './editor-pages.ts';
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
                // A page that cannot be drawn leaves the frame around it: undo and the other pages are still there.
                errorElement: <RouteProblem />,
                children: [
                  { index: true, lazy: async () => ({ Component: await editorPages.data() }) },
                  ...parts.map((part) => ({
                    path: part,
                    lazy: async () => ({ Component: await editorPages[part]() }),
                  })),
                ],
              },
            ],
          },
        ],
      },
    ],
    { basename: '/designer' },
  );
}
