import type { AppFile } from '../schema/app.ts';
import type { CalendarDefinition } from '../schema/calendar.ts';
import type { DatasetDefinition } from '../schema/dataset.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import type { FormDefinition } from '../schema/form.ts';
import type { LifecycleDefinition } from '../schema/lifecycle.ts';
import type { LocaleDefinition } from '../schema/locale.ts';
import type { NavigationDefinition } from '../schema/navigation.ts';
import type { RoleDefinition } from '../schema/role.ts';
import type { ScenarioDefinition } from '../schema/scenario.ts';
import type { ViewDefinition } from '../schema/view.ts';

/**
 * A whole app as data: what a folder of files holds, and what a bundle is as one JSON document.
 * Lists are sorted by name; a file is named after its object, so folder and bundle turn into each other without loss.
 */
export interface AppDefinition {
  readonly format: 1;
  readonly app: AppFile;
  readonly navigation?: NavigationDefinition;
  readonly entities: readonly EntityDefinition[];
  readonly forms: readonly FormDefinition[];
  readonly views: readonly ViewDefinition[];
  readonly workflows: readonly LifecycleDefinition[];
  readonly rules: readonly CalendarDefinition[];
  readonly roles: readonly RoleDefinition[];
  readonly datasets: readonly DatasetDefinition[];
  readonly scenarios: readonly ScenarioDefinition[];
  readonly locales: readonly LocaleDefinition[];
}
