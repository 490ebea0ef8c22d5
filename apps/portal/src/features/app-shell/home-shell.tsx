import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { TopBar } from './top-bar.tsx';

/** The frame of pages outside of any app. */
export function HomeShell() {
  return (
    <div className="fp-shell">
      <TopBar />
      <div className="fp-home" id="content">
        <Suspense fallback={<div className="fp-boot" aria-busy="true" />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}
