import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** The cell that the keyboard is on; both count from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A block of cells, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What the keys of a grid do beyond moving. */
export interface CursorOptions {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that one PageUp or PageDown moves. */
  readonly pageSize: number;
  readonly root: RefObject<HTMLElement | null>;
  canEdit(place: CellPlace): boolean;
  /** Brings a row into the DOM before it is focused. */
  reveal(place: CellPlace): void;
  /** Enter on a cell that cannot be edited. */
  readonly onOpen?: (place: CellPlace) => void;
  /** Space on a cell, or Ctrl+Space. */
  readonly onSelect?: (place: CellPlace, event: KeyboardEvent) => void;
  /** Delete or Backspace on a cell that can be edited. */
  readonly onClear?: (place: CellPlace) => void;
  /** The end of a cell's editing: Escape gives the value back that it had. */
  readonly onLeave?: (place: CellPlace, how: 'keep' | 'cancel') => void;
  /** Ctrl+Z while no cell is being edited. */
  readonly onUndo?: () => void;
  /** Tab or Enter beyond the last row; true when a row was added. */
  readonly onBeyond?: () => boolean;
}

/** The keyboard's place in a grid (WAI-ARIA grid pattern with one tab stop). */
export interface CellCursor {
  readonly place: CellPlace;
  /** True while the cell's input is open. */
  readonly isEditing: boolean;
  /** True when editing began by typing a character: the input's text is to be replaced. */
  readonly isTyping: boolean;
  /** The block from where Shift began to extend it; one cell without. */
  readonly range: CellRange;
  readonly focus: (place: CellPlace, isExtending?: boolean) => void;
  readonly edit: (place: CellPlace) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Keeps the keyboard's place. Cells carry `data-cell="row-column"`. */
export function useCellCursor(options: CursorOptions): CellCursor {
  const [place, setPlace] = useState<CellPlace>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<CellPlace>({ row: 0, column: 0 });
  const [mode, setMode] = useState<'move' | 'edit' | 'type'>('move');
  const wantsFocus = useRef(false);
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });
  useLayoutEffect(() => {
    if (!wantsFocus.current || mode !== 'move') return;
    const cell = options.root.current?.querySelector<HTMLElement>(`[data-cell="${place.row}-${place.column}"]`);
    if (cell !== null && cell !== undefined) {
      wantsFocus.current = false;
      cell.focus({ preventScroll: true });
    }
  });
  const focus = useCallback((next: CellPlace, isExtending = false) => {
    wantsFocus.current = true;
    latest.current.reveal(next);
    setMode('move');
    setPlace(next);
    if (!isExtending) setAnchor(next);
  }, []);
  const edit = useCallback((next: CellPlace, by: 'edit' | 'type' = 'edit') => {
    if (!latest.current.canEdit(next)) return;
    // The input must stand before the browser delivers the character that opened it.
    flushSync(() => {
      setPlace(next);
      setAnchor(next);
      setMode(by);
    });
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const cursor = { place, focus, edit, options };
    if (mode === 'move') moveKeys(event, cursor);
    else editKeys(event, cursor);
  };
  const range = useMemo(() => rangeOf(anchor, place), [anchor, place]);
  return { place, range, isEditing: mode !== 'move', isTyping: mode === 'type', focus, edit, onKeyDown };
}

function rangeOf(one: CellPlace, other: CellPlace): CellRange {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

interface CursorState {
  readonly place: CellPlace;
  readonly options: CursorOptions;
  readonly focus: (place: CellPlace, isExtending?: boolean) => void;
  readonly edit: (place: CellPlace, by?: 'edit' | 'type') => void;
}

function moveKeys(event: KeyboardEvent, cursor: CursorState): void {
  const { place, options } = cursor;
  const target = moved(event, place, options);
  if (target !== undefined) {
    event.preventDefault();
    cursor.focus(target, event.shiftKey);
    return;
  }
  if (event.key === 'z' && (event.ctrlKey || event.metaKey) && options.onUndo !== undefined) {
    event.preventDefault();
    options.onUndo();
  } else if (event.key === 'Enter' || event.key === 'F2') {
    event.preventDefault();
    if (options.canEdit(place)) cursor.edit(place);
    else options.onOpen?.(place);
  } else if (event.key === ' ' && options.onSelect !== undefined) {
    event.preventDefault();
    options.onSelect(place, event);
  } else if ((event.key === 'Delete' || event.key === 'Backspace') && options.canEdit(place)) {
    event.preventDefault();
    options.onClear?.(place);
  } else if (isCharacter(event) && options.canEdit(place)) {
    cursor.edit(place, 'type');
  }
}

function editKeys(event: KeyboardEvent, cursor: CursorState): void {
  const { place, options } = cursor;
  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    options.onLeave?.(place, 'cancel');
    cursor.focus(place);
    return;
  }
  if (event.key === 'Tab') {
    const next = neighbour(place, event.shiftKey ? -1 : 1, options);
    if (next === undefined && (event.shiftKey || options.onBeyond?.() !== true)) return;
    event.preventDefault();
    options.onLeave?.(place, 'keep');
    const target = next ?? { row: place.row + 1, column: 0 };
    cursor.focus(target);
    return;
  }
  const isOpenList = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
  const isText = (event.target as HTMLElement).tagName === 'TEXTAREA';
  if (event.key === 'Enter' && !isOpenList && !(isText && event.shiftKey)) {
    event.preventDefault();
    options.onLeave?.(place, 'keep');
    cursor.focus({ row: Math.min(place.row + 1, options.rowCount - 1), column: place.column });
  }
}

function moved(event: KeyboardEvent, place: CellPlace, options: CursorOptions): CellPlace | undefined {
  const { rowCount, columnCount, pageSize } = options;
  const toRow = (row: number): CellPlace => ({ ...place, row: Math.max(0, Math.min(rowCount - 1, row)) });
  const toColumn = (column: number): CellPlace => ({
    ...place,
    column: Math.max(0, Math.min(columnCount - 1, column)),
  });
  const isFar = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowUp':
      return toRow(isFar ? 0 : place.row - 1);
    case 'ArrowDown':
      return toRow(isFar ? rowCount - 1 : place.row + 1);
    case 'ArrowLeft':
      return toColumn(isFar ? 0 : place.column - 1);
    case 'ArrowRight':
      return toColumn(isFar ? columnCount - 1 : place.column + 1);
    case 'Home':
      return isFar ? { row: 0, column: 0 } : toColumn(0);
    case 'End':
      return isFar ? { row: rowCount - 1, column: columnCount - 1 } : toColumn(columnCount - 1);
    case 'PageUp':
      return toRow(place.row - pageSize);
    case 'PageDown':
      return toRow(place.row + pageSize);
    default:
      return undefined;
  }
}

function neighbour(place: CellPlace, step: 1 | -1, options: CursorOptions): CellPlace | undefined {
  let { row, column } = place;
  column += step;
  if (column >= options.columnCount) [row, column] = [row + 1, 0];
  if (column < 0) [row, column] = [row - 1, options.columnCount - 1];
  return row < 0 || row >= options.rowCount ? undefined : { row, column };
}

function isCharacter(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}
