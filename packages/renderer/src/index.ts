export {
  type DataPort,
  type FieldDisplayProps,
  type FieldInputProps,
  type FieldReact,
  type FilterInputProps,
  type ReactFields,
  type Reader,
  type RecordHit,
  type SearchOptions,
  defineFieldReact,
} from './fields/field-react.ts';
export {
  type DesignerFields,
  type DesignerTargets,
  type FieldDesigner,
  type PaletteGroup,
  defineFieldDesigner,
  paletteGroups,
} from './fields/field-designer.ts';
export { type Screen, type ScreenEntity, type ScreenField, humanised, openScreen } from './screen/screen.ts';
export { type RenderPorts, type RuleUser, RenderProvider, useRender } from './screen/render-context.tsx';
export { type ScreenRule, openRule } from './screen/screen-rule.ts';
export { civilToday, ruleEnv } from './screen/rule-env.ts';
export { type WordKey, type Words, wordsFor } from './words/words.ts';
export { type Palette, type ThemeMode, palettes, themeTokens, themeVariables } from './theme/theme.ts';
export { FormRenderer, type FormRendererProps } from './form/form-renderer.tsx';
export type { FormPreview } from './form/use-preview.ts';
export type { Values } from './form/live-values.ts';
export { plainValue } from './form/form-draft.ts';
export { openFields } from './form/form-state.ts';
export { useUnsavedGuard } from './form/unsaved-guard.ts';
export { ReadRenderer } from './read/read-renderer.tsx';
export { LineGrid, type LineGridProps } from './lines/line-grid.tsx';
export { CellValue } from './cells/cell-value.tsx';
export { type FilterGroup, countConditions, emptyFilter } from './filter/filter-model.ts';
export { allOf, conditionExpression, filterExpression, readFilter } from './filter/filter-expression.ts';
export { FilterBuilder } from './filter/filter-builder.tsx';
export { QuickFilter } from './filter/quick-filter.tsx';
export {
  type GridColumn,
  type GridSettings,
  availableColumns,
  gridFilter,
  sortText,
  valueAt,
  viewSettings,
} from './grid/grid-settings.ts';
export {
  type GridQuery,
  type GridRecord,
  type GridRequest,
  type GridSource,
  type Windows,
  useWindows,
} from './grid/use-windows.ts';
export type { SaveCells } from './grid/use-cell-editing.ts';
export { GridView, type GridViewProps } from './grid/grid-view.tsx';
export { CardList } from './grid/card-list.tsx';
export { ColumnChooser } from './grid/column-chooser.tsx';
export { AppIcon, appIconNames } from './icons/app-icon.tsx';
