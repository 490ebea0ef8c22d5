import '@formwork/renderer/renderer.css';
import './app/portal.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { AppearanceProvider } from './app/appearance.tsx';
import { queries } from './app/client.ts';
import { speak } from './app/i18n.ts';
import { recall } from './app/remembered.ts';
import { createPortalRouter } from './app/router.tsx';

await speak(recall('fw.locale') ?? navigator.language);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <AppearanceProvider>
        <RouterProvider router={createPortalRouter()} />
      </AppearanceProvider>
    </QueryClientProvider>
  </StrictMode>,
);
