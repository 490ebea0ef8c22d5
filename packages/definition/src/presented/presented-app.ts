import type { Text } from '@formwork/kernel';
import type { BusinessCalendar } from '@formwork/rules';
import type { FieldDefinition, ValidationDefinition } from '../schema/entity.ts';
import type { FormDefinition } from '../schema/form.ts';
import type { StateDefinition, TransitionDefinition } from '../schema/lifecycle.ts';
import type { NavigationDefinition } from '../schema/navigation.ts';
import type { ViewDefinition } from '../schema/view.ts';

/** A field as one person may see it. `sometimes` means: on some records. */
export type PresentedField = FieldDefinition & {
  readonly isSystem?: true;
  readonly access: { readonly read: 'always' | 'sometimes'; readonly write: 'always' | 'sometimes' | 'never' };
};

/** The part of a lifecycle that one person may see: all states, and the transitions that a role of theirs may press. */
export interface PresentedLifecycle {
  readonly name: string;
  readonly field: string;
  readonly initial: string;
  readonly states: readonly StateDefinition[];
  readonly transitions: readonly TransitionDefinition[];
}

/** An entity as one person may see it: readable fields only, system fields included. */
export interface PresentedEntity {
  /** Plain for the app's own, qualified for an entity of another app that a reference needs. */
  readonly name: string;
  readonly label?: Text;
  readonly plural?: Text;
  readonly icon?: string;
  readonly titleField?: string;
  readonly parent?: { readonly entity: string; readonly field: string };
  readonly fields: readonly PresentedField[];
  /** Whether any grant allows the action on any record. */
  readonly actions: {
    readonly create: boolean;
    readonly update: boolean;
    readonly delete: boolean;
    readonly aggregate: boolean;
    readonly export: boolean;
  };
  /** Only those whose every field may be read. */
  readonly validations: readonly ValidationDefinition[];
  readonly lifecycle?: PresentedLifecycle;
}

/** One entry of an app's menu. */
export type NavigationItem = NavigationDefinition['items'][number];

/** A published app as one person may see it: what a screen needs to show it. */
export interface PresentedApp {
  readonly name: string;
  readonly label: Text;
  readonly icon?: string;
  readonly colour?: string;
  readonly version: string;
  /** The number of the published version. */
  readonly revision: number;
  readonly locales: readonly string[];
  readonly navigation: readonly NavigationItem[];
  readonly entities: readonly PresentedEntity[];
  readonly forms: readonly FormDefinition[];
  readonly views: readonly ViewDefinition[];
  /** The locale files: locale → address of a text → text. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly calendars: readonly BusinessCalendar[];
}
