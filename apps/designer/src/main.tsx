import '@formwork/renderer/renderer.css';
import '@xyflow/react/dist/base.css';
import './app/designer.css';
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
