import type { ComponentType } from 'react';
import type { Part } from '../features/editor/place-of.ts';

/** The page of each part of the app, fetched when it is first wanted. */
export const editorPages: Readonly<Record<Part, () => Promise<ComponentType>>> = {
  data: async () => (await import('../features/data/data-page.tsx')).DataPage,
  forms: async () => (await import('../features/forms/forms-page.tsx')).FormsPage,
  lists: async () => (await import('../features/lists/lists-page.tsx')).ListsPage,
  lifecycle: async () => (await import('../features/lifecycle/lifecycle-page.tsx')).LifecyclePage,
  roles: async () => (await import('../features/roles/roles-page.tsx')).RolesPage,
  app: async () => (await import('../features/app/app-page.tsx')).AppPage,
  preview: async () => (await import('../features/preview/preview-page.tsx')).PreviewPage,
  tests: async () => (await import('../features/tests/tests-page.tsx')).TestsPage,
  publish: async () => (await import('../features/publish/publish-page.tsx')).PublishPage,
  versions: async () => (await import('../features/versions/versions-page.tsx')).VersionsPage,
  json: async () => (await import('../features/json/json-page.tsx')).JsonPage,
};

/** Fetches the other pages while nothing else is done, so that they open at once, also without a network. */
export function fetchPagesWhenIdle(): () => void {
  const timer = setTimeout(() => {
    for (const load of Object.values(editorPages)) void load().catch(() => undefined);
  }, 3_000);
  return () => clearTimeout(timer);
}
