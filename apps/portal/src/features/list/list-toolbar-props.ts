import type { SavedView } from '@formwork/client';
import type { ViewDefinition } from '@formwork/definition';
import type { GridColumn, GridSettings, ScreenEntity } from '@formwork/renderer';

/** What a reader can change about a list. */
export interface ListToolbarProps {
  readonly view: ViewDefinition;
  readonly entity: ScreenEntity;
  readonly available: readonly GridColumn[];
  readonly settings: GridSettings;
  readonly isChanged: boolean;
  /** True while a record is open beside the list. */
  readonly isNarrow: boolean;
  readonly saved: SavedView | undefined;
  readonly savedViews: readonly SavedView[];
  readonly onChange: (part: Partial<GridSettings>) => void;
  readonly onReset: () => void;
  readonly onSaved: (id: string | undefined) => void;
}
