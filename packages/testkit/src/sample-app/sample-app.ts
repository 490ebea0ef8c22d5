import type { AppDefinition } from '@formwork/definition';
import { sampleEntities } from './sample-entities.ts';
import { sampleCalendar, sampleLifecycle } from './sample-lifecycle.ts';
import { sampleDatasets, sampleLocales, sampleScenarios } from './sample-records.ts';
import { sampleRoles } from './sample-roles.ts';
import { sampleForms, sampleNavigation, sampleViews } from './sample-screens.ts';

/** A small order app with one of everything, free of findings. Each call gives a copy of its own, safe to change. */
export function sampleApp(): AppDefinition {
  const app: AppDefinition = {
    format: 1,
    app: {
      name: 'shop',
      label: { en: 'Shop', 'zh-CN': '商店' },
      description: 'A small order app.',
      version: '1.0.0',
      icon: 'shop',
      colour: 'blue',
      locales: ['en', 'zh-CN'],
    },
    navigation: sampleNavigation,
    entities: sampleEntities,
    forms: sampleForms,
    views: sampleViews,
    workflows: [sampleLifecycle],
    rules: [sampleCalendar],
    roles: sampleRoles,
    datasets: sampleDatasets,
    scenarios: sampleScenarios,
    locales: sampleLocales,
  };
  // Through JSON and not structuredClone, whose objects belong to another realm under Jest and so are not plain.
  return JSON.parse(JSON.stringify(app)) as AppDefinition;
}
