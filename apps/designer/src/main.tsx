import '@formwork/renderer/renderer.css';
import './app/designer.css';
import './ui/controls.css';
import './ui/panes.css';
import './ui/table.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { AppearanceProvider } from './app/appearance.tsx';
import { queries } from './app/client.ts';
import { createDesignerRouter } from './app/router.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <AppearanceProvider>
        <RouterProvider router={createDesignerRouter()} />
      </AppearanceProvider>
    </QueryClientProvider>
  </StrictMode>,
);
