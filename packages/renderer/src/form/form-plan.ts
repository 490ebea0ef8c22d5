import type { FormBlock, FormDefinition, FormField, FormItem, FormLines } from '@formwork/definition';
import { type Text, pointer } from '@formwork/kernel';
import type { RuleScope } from '@formwork/rules';
import type { Screen, ScreenEntity, ScreenField } from '../screen/screen.ts';
import { type ScreenRule, openRule } from '../screen/screen-rule.ts';

/** A field with the conditions that a form puts on it. */
export interface PlannedField {
  readonly field: ScreenField;
  readonly label: string;
  readonly help: string;
  readonly span: number;
  readonly visible: ScreenRule | undefined;
  readonly required: ScreenRule | undefined;
  readonly readOnly: ScreenRule | undefined;
  /** Over `option` and `record`. */
  readonly options: ScreenRule | undefined;
}

/** A column of a line table. */
export interface PlannedColumn extends PlannedField {
  readonly width: number | undefined;
}

/** A line table with its columns. */
export interface PlannedLines {
  readonly field: ScreenField;
  readonly label: string;
  readonly entity: ScreenEntity;
  readonly columns: readonly PlannedColumn[];
  readonly totals: readonly string[];
  readonly visible: ScreenRule | undefined;
  readonly readOnly: ScreenRule | undefined;
}

/** A block that the layout is made of; `key` is the JSON Pointer into the form's layout. */
export type PlannedNode =
  | { readonly kind: 'field'; readonly key: string; readonly planned: PlannedField }
  | { readonly kind: 'lines'; readonly key: string; readonly planned: PlannedLines }
  | { readonly kind: 'text'; readonly key: string; readonly text: string; readonly visible: ScreenRule | undefined }
  | PlannedSection
  | { readonly kind: 'tabs'; readonly key: string; readonly tabs: readonly PlannedTab[] };

/** A titled block of fields in columns. */
export interface PlannedSection {
  readonly kind: 'section';
  readonly key: string;
  readonly label: string;
  readonly columns: number;
  readonly collapsed: boolean;
  readonly visible: ScreenRule | undefined;
  readonly nodes: readonly PlannedNode[];
}

/** One tab. */
export interface PlannedTab {
  readonly key: string;
  readonly label: string;
  readonly visible: ScreenRule | undefined;
  readonly nodes: readonly PlannedNode[];
}

/** A form whose names are resolved and whose expressions are compiled. What the reader may not see is not in it. */
export interface FormPlan {
  readonly form: FormDefinition;
  readonly entity: ScreenEntity;
  readonly nodes: readonly PlannedNode[];
  readonly fields: ReadonlyMap<string, PlannedField>;
  readonly lines: ReadonlyMap<string, PlannedLines>;
}

/** The fields and line tables among nodes, however deep. */
export function fieldNames(nodes: readonly PlannedNode[]): ReadonlySet<string> {
  const names = nodes.flatMap((node): readonly string[] => {
    switch (node.kind) {
      case 'field':
      case 'lines':
        return [node.planned.field.name];
      case 'section':
        return [...fieldNames(node.nodes)];
      case 'tabs':
        return node.tabs.flatMap((tab) => [...fieldNames(tab.nodes)]);
      case 'text':
        return [];
    }
  });
  return new Set(names);
}

/** Resolves a form for a screen, or gives `undefined` when its entity is hidden from this reader. */
export function planForm(form: FormDefinition, screen: Screen): FormPlan | undefined {
  const entity = screen.findEntity(form.entity);
  if (entity === undefined) return undefined;
  const planner = new FormPlanner(form, screen, entity);
  const nodes = planner.nodes(form.layout, pointer('layout'));
  return { form, entity, nodes, fields: planner.fields, lines: planner.lines };
}

class FormPlanner {
  readonly fields = new Map<string, PlannedField>();
  readonly lines = new Map<string, PlannedLines>();
  readonly #form: FormDefinition;
  readonly #screen: Screen;
  readonly #entity: ScreenEntity;
  readonly #scope: RuleScope;

  constructor(form: FormDefinition, screen: Screen, entity: ScreenEntity) {
    this.#form = form;
    this.#screen = screen;
    this.#entity = entity;
    this.#scope = screen.scope(entity.name);
  }

  nodes(items: readonly (FormItem | FormBlock)[], at: string): PlannedNode[] {
    return items.flatMap((item, index) => {
      const node = this.#node(item, at + pointer(index));
      return node === undefined ? [] : [node];
    });
  }

  #node(item: FormItem, key: string): PlannedNode | undefined {
    switch (item.kind) {
      case 'field':
        return this.#fieldNode(item, key);
      case 'lines':
        return this.#linesNode(item, key);
      case 'text':
        return { kind: 'text', key, text: this.#text(key, 'text', item.text), visible: this.#rule(item.visibleWhen) };
      case 'section':
        return this.#section(item, key);
      case 'tabs':
        return {
          kind: 'tabs',
          key,
          tabs: item.tabs.map((tab, index) => {
            const tabKey = key + pointer('tabs', index);
            return {
              key: tabKey,
              label: this.#text(tabKey, 'label', tab.label),
              visible: this.#rule(tab.visibleWhen),
              nodes: this.nodes(tab.items, tabKey + pointer('items')),
            };
          }),
        };
    }
  }

  #section(item: Extract<FormItem, { kind: 'section' }>, key: string): PlannedSection | undefined {
    const nodes = this.nodes(item.items, key + pointer('items'));
    if (nodes.length === 0) return undefined;
    return {
      kind: 'section',
      key,
      label: this.#text(key, 'label', item.label),
      columns: item.columns ?? 2,
      collapsed: item.collapsed === true,
      visible: this.#rule(item.visibleWhen),
      nodes,
    };
  }

  #fieldNode(item: FormField, key: string): PlannedNode | undefined {
    const field = this.#entity.fields.get(item.field);
    if (field === undefined) return undefined;
    const planned: PlannedField = {
      field,
      label: this.#text(key, 'label', item.label) || field.label,
      help: this.#text(key, 'help', item.help) || field.help,
      span: item.span ?? 1,
      ...this.#conditions(item, this.#scope, field),
    };
    this.fields.set(field.name, planned);
    return { kind: 'field', key, planned };
  }

  #linesNode(item: FormLines, key: string): PlannedNode | undefined {
    const field = this.#entity.fields.get(item.field);
    if (field?.shape.shape !== 'child-table') return undefined;
    const entity = this.#screen.findEntity(field.shape.entity);
    if (entity === undefined) return undefined;
    const scope = this.#screen.scope(entity.name);
    const columns = item.columns.flatMap((column) => {
      const child = entity.fields.get(column.field);
      if (child === undefined) return [];
      const base = { field: child, label: child.label, help: child.help, span: 1, width: column.width };
      return [{ ...base, ...this.#conditions(column, scope, child) }];
    });
    const planned: PlannedLines = {
      field,
      label: this.#text(key, 'label', item.label) || field.label,
      entity,
      columns,
      totals: item.totals ?? [],
      visible: this.#rule(item.visibleWhen),
      readOnly: this.#rule(item.readOnlyWhen),
    };
    this.lines.set(field.name, planned);
    return { kind: 'lines', key, planned };
  }

  #conditions(
    item: Pick<FormField, 'visibleWhen' | 'requiredWhen' | 'readOnlyWhen' | 'optionsWhen'>,
    scope: RuleScope,
    field: ScreenField,
  ): Pick<PlannedField, 'visible' | 'required' | 'readOnly' | 'options'> {
    const option =
      field.type.kind === 'reference' ? { kind: 'record' as const, entity: field.type.entity } : field.type;
    return {
      visible: openRule(item.visibleWhen, scope),
      required: openRule(item.requiredWhen, scope),
      readOnly: openRule(item.readOnlyWhen, scope),
      options: openRule(item.optionsWhen, { ...scope, variables: { ...scope.variables, option } }),
    };
  }

  #rule(json: unknown): ScreenRule | undefined {
    return openRule(json, this.#scope);
  }

  #text(key: string, part: string, inline: Text | undefined): string {
    const address = `forms.${this.#form.name}${key.replaceAll('/', '.')}.${part}`;
    return this.#screen.text(address, inline, '');
  }
}
