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
} from './field-react.ts';
export {
  type DesignerFields,
  type DesignerTargets,
  type FieldDesigner,
  type PaletteGroup,
  defineFieldDesigner,
  paletteGroups,
} from './field-designer.ts';
