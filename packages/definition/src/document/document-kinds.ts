import type { TObject } from 'typebox';
import type { AppDefinition } from '../model/app-definition.ts';
import { AppSchema } from '../schema/app.ts';
import { CalendarSchema } from '../schema/calendar.ts';
import { DatasetSchema } from '../schema/dataset.ts';
import { EntitySchema } from '../schema/entity.ts';
import { FormSchema } from '../schema/form.ts';
import { LifecycleSchema } from '../schema/lifecycle.ts';
import { LocaleSchema } from '../schema/locale.ts';
import { NavigationSchema } from '../schema/navigation.ts';
import { RoleSchema } from '../schema/role.ts';
import { ScenarioSchema } from '../schema/scenario.ts';
import { ViewSchema } from '../schema/view.ts';

/** The keys of a definition that hold a list of objects: one file each in a folder of the same name. */
export type ListKey = Exclude<keyof AppDefinition, 'format' | 'app' | 'navigation'>;

/** A kind of file in an app's folder. */
export interface DocumentKind {
  /** Also the name of its JSON Schema: `entity` is `entity.schema.json`. */
  readonly id: string;
  /** Where it is in the definition: a list, or the one object. */
  readonly key: ListKey | 'app' | 'navigation';
  /** The property that names an object, and its file. */
  readonly nameKey: 'name' | 'locale';
  /** Singular, in sentences. */
  readonly noun: { readonly en: string; readonly 'zh-CN': string };
  readonly schema: TObject;
}

/** Every kind of file, in the order of a bundle's keys. */
export const documentKinds: readonly DocumentKind[] = [
  { id: 'app', key: 'app', nameKey: 'name', noun: { en: 'app', 'zh-CN': '应用' }, schema: AppSchema },
  {
    id: 'navigation',
    key: 'navigation',
    nameKey: 'name',
    noun: { en: 'navigation', 'zh-CN': '导航' },
    schema: NavigationSchema,
  },
  { id: 'entity', key: 'entities', nameKey: 'name', noun: { en: 'entity', 'zh-CN': '实体' }, schema: EntitySchema },
  { id: 'form', key: 'forms', nameKey: 'name', noun: { en: 'form', 'zh-CN': '表单' }, schema: FormSchema },
  { id: 'view', key: 'views', nameKey: 'name', noun: { en: 'view', 'zh-CN': '视图' }, schema: ViewSchema },
  {
    id: 'lifecycle',
    key: 'workflows',
    nameKey: 'name',
    noun: { en: 'lifecycle', 'zh-CN': '生命周期' },
    schema: LifecycleSchema,
  },
  { id: 'calendar', key: 'rules', nameKey: 'name', noun: { en: 'calendar', 'zh-CN': '日历' }, schema: CalendarSchema },
  { id: 'role', key: 'roles', nameKey: 'name', noun: { en: 'role', 'zh-CN': '角色' }, schema: RoleSchema },
  {
    id: 'dataset',
    key: 'datasets',
    nameKey: 'name',
    noun: { en: 'dataset', 'zh-CN': '数据集' },
    schema: DatasetSchema,
  },
  {
    id: 'scenario',
    key: 'scenarios',
    nameKey: 'name',
    noun: { en: 'scenario', 'zh-CN': '场景' },
    schema: ScenarioSchema,
  },
  { id: 'locale', key: 'locales', nameKey: 'locale', noun: { en: 'locale', 'zh-CN': '语言' }, schema: LocaleSchema },
];

/** The kind whose files are in this folder, such as `entities`; for `app.json` and `navigation.json` their stem. */
export function findDocumentKind(key: string): DocumentKind | undefined {
  return documentKinds.find((kind) => kind.key === key);
}

/** The file of an object within the app's folder: `entities/customer.json`, `app.json`. */
export function documentFile(kind: DocumentKind, name: string): string {
  return kind.key === 'app' || kind.key === 'navigation' ? `${kind.key}.json` : `${kind.key}/${name}.json`;
}

/** One object of a definition with where it is. */
export interface DefinitionDocument {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly file: string;
  readonly content: object;
}

/** Every object of a definition, in the order of a bundle. */
export function documentsOf(definition: AppDefinition): DefinitionDocument[] {
  return documentKinds.flatMap((kind): DefinitionDocument[] => {
    const held = definition[kind.key];
    if (held === undefined) return [];
    const list: readonly object[] = Array.isArray(held) ? held : [held];
    return list.map((content) => {
      const name = Object.hasOwn(content, kind.nameKey) ? String(Reflect.get(content, kind.nameKey)) : kind.id;
      return { kind, name, file: documentFile(kind, name), content };
    });
  });
}

/** The object in a file of the definition, or `undefined`. */
export function findDocument(definition: AppDefinition, file: string): DefinitionDocument | undefined {
  const [key = '', rest] = file.replace(/\.json$/, '').split('/');
  const kind = findDocumentKind(key);
  if (kind === undefined) return undefined;
  const held = definition[kind.key];
  if (held === undefined) return undefined;
  if (!Array.isArray(held)) return { kind, name: kind.id, file, content: held };
  const content = (held as readonly object[]).find((each) => Reflect.get(each, kind.nameKey) === rest);
  return content === undefined || rest === undefined ? undefined : { kind, name: rest, file, content };
}

/**
 * The definition with one document put in, replaced or (with `undefined`) taken out, addressed by its file.
 * Lists stay sorted by name. The given definition is not changed.
 */
export function withDocument(definition: AppDefinition, file: string, content: object | undefined): AppDefinition {
  const [key = '', name] = file.replace(/\.json$/, '').split('/');
  const kind = findDocumentKind(key);
  if (kind === undefined) return definition;
  if (name === undefined) {
    const { [kind.key]: _, ...rest } = definition;
    return (content === undefined ? rest : { ...rest, [kind.key]: content }) as AppDefinition;
  }
  const list = definition[kind.key] as unknown as readonly object[];
  const others = list.filter((each) => Reflect.get(each, kind.nameKey) !== name);
  return { ...definition, [kind.key]: content === undefined ? others : sortByName([...others, content], kind) };
}

/** Objects in code-unit order of their names, the order of a bundle. */
export function sortByName<T extends object>(list: readonly T[], kind: DocumentKind): T[] {
  const nameOf = (each: T): string => String(Reflect.get(each, kind.nameKey));
  return list.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));
}
