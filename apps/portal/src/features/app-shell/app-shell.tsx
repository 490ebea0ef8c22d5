import { ClientProblem } from '@formwork/client';
import { Drawer } from 'antd';
import { Component, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { AppProvider, useApp } from '../../app/app-context.tsx';
import { recall, remember } from '../../app/remembered.ts';
import { AppIcon } from '@formwork/renderer';
import { ProblemPage } from '../status/status-pages.tsx';
import { SideMenu } from './side-menu.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame of an app: its menu at the side, its pages beside it; on a phone the menu is a drawer. */
export function AppShell() {
  const { app } = useParams();
  return (
    <Caught key={app}>
      <Suspense fallback={<div className="fp-boot" aria-busy="true" />}>
        <AppProvider name={app ?? ''}>
          <Frame />
        </AppProvider>
      </Suspense>
    </Caught>
  );
}

function Frame() {
  const { t } = useTranslation();
  const { screen } = useApp();
  const [isOpen, setOpen] = useState(false);
  const [isNarrow, setNarrow] = useState(recall('fw.menu') === 'narrow');
  const toggle = (): void => {
    remember('fw.menu', isNarrow ? 'wide' : 'narrow');
    setNarrow(!isNarrow);
  };
  const { app } = screen;
  const name = screen.text('app.label', app.label, app.name);
  return (
    <div className="fp-shell" data-colour={app.colour ?? 'blue'}>
      <TopBar
        onMenu={() => setOpen(true)}
        title={
          <span className="fp-bar-app">
            <span className="fp-app-mark" aria-hidden="true">
              <AppIcon name={app.icon} />
            </span>
            {name}
          </span>
        }
      />
      <div className="fp-body">
        <aside className={isNarrow ? 'fp-side fp-side-narrow' : 'fp-side'}>
          <SideMenu isNarrow={isNarrow} onToggle={toggle} />
        </aside>
        <Drawer
          open={isOpen}
          placement="left"
          size={280}
          title={name}
          onClose={() => setOpen(false)}
          closable={{ 'aria-label': t('app.closeMenu') }}
        >
          <SideMenu isNarrow={false} onChoose={() => setOpen(false)} />
        </Drawer>
        <main className="fp-page" id="content" tabIndex={-1}>
          <Suspense fallback={<div className="fp-boot" aria-busy="true" />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}

/** Shows why an app could not be opened. React has error boundaries only as classes. */
class Caught extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const canRetry = !(error instanceof ClientProblem) || error.isOffline;
    return <ProblemPage error={error} {...(canRetry ? { onRetry: () => window.location.reload() } : {})} />;
  }
}
