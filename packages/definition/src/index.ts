export type { AppFile } from './schema/app.ts';
export type { EntityDefinition, FieldDefinition, ValidationDefinition } from './schema/entity.ts';
export type {
  GuardDefinition,
  LifecycleDefinition,
  StateDefinition,
  TransitionDefinition,
} from './schema/lifecycle.ts';
export type {
  FormBlock,
  FormDefinition,
  FormField,
  FormItem,
  FormLeaf,
  FormLines,
  FormSection,
  FormTabs,
  FormText,
} from './schema/form.ts';
export type { SortDefinition, ViewDefinition } from './schema/view.ts';
export {
  type Action,
  type GrantDefinition,
  type GrantScope,
  type RoleDefinition,
  actions,
  scopes,
} from './schema/role.ts';
export type { NavigationDefinition } from './schema/navigation.ts';
export type { CalendarDefinition } from './schema/calendar.ts';
export type { DatasetDefinition } from './schema/dataset.ts';
export type { LocaleDefinition } from './schema/locale.ts';
export type { ScenarioDefinition, ScenarioStep } from './schema/scenario.ts';
export { LocalisedText, Name, QualifiedName, RuleJson, closed } from './schema/shared.ts';
export type { AppDefinition } from './model/app-definition.ts';
export type {
  AppModel,
  AssertionModel,
  EntityModel,
  FieldInstance,
  GrantModel,
  LifecycleModel,
  Model,
  RoleModel,
  TransitionModel,
} from './model/model.ts';
export {
  type FieldContext,
  type FieldIssue,
  type FieldModel,
  type FieldModels,
  type FieldReference,
  type FilterOperator,
  type ParseResult,
  defineFieldModel,
} from './kinds/field-model.ts';
export type { ColumnType, OnDelete, StorageShape } from './kinds/storage-shape.ts';
export type {
  NavigationItem,
  PresentedApp,
  PresentedEntity,
  PresentedField,
  PresentedLifecycle,
} from './presented/presented-app.ts';
export { referredEntity } from './model/referred-entity.ts';
export { businessCalendar, resolveModel } from './model/resolve-model.ts';
export { DEPARTMENT_ENTITY, USER_ENTITY, systemFieldNames } from './model/system-fields.ts';
export { USER_TYPE, extendScope, transitionScope } from './model/build-scope.ts';
export {
  type DefinitionDocument,
  type DocumentKind,
  documentFile,
  documentKinds,
  documentsOf,
  findDocument,
} from './document/document-kinds.ts';
export { canonicalDefinition, formatBundle, parseBundle } from './document/bundle.ts';
export { SCHEMA_BASE, formatFolder, parseFolder } from './document/folder.ts';
export { CURRENT_FORMAT, upgradeDefinition } from './upgrade/upgrade-definition.ts';
export { type SchemaDocument, generateSchemas } from './json-schema/generate-schemas.ts';
export {
  type CompiledForm,
  type FormEntity,
  type FormFieldOptions,
  type FormUiSchema,
  compileForm,
} from './form/compile-form.ts';
export type { FormLayout, LayoutBlock, LayoutChild } from './form/compile-layout.ts';
export { findText, findTranslation, labelOf } from './text/label-of.ts';
export { type AddressedText, textsOf } from './text/texts-of.ts';
export { humaniseName } from './text/humanise-name.ts';
export { validateDefinition } from './validate-definition.ts';
export { lintDefinition } from './lint/lint-definition.ts';
export {
  type AppTargetKind,
  type Reference,
  type ReferenceTarget,
  targetApp,
  targetKey,
  targetName,
} from './reference/reference.ts';
export { type ReferenceUse, referenceUses } from './reference/reference-use.ts';
export { collectReferences } from './reference/collect-references.ts';
export { type UsedAt, whereUsed } from './reference/where-used.ts';
export type { Edit } from './edit/edit.ts';
export { type EditResult, applyEdit } from './edit/apply-edit.ts';
export { type RenameResult, renameInDefinitions } from './edit/rename-in-definitions.ts';
export type { Change, ChangeSubject } from './diff/change.ts';
export { diffDefinitions } from './diff/diff-definitions.ts';
export { type Rename, renamesBetween } from './diff/renames-between.ts';
export { describeChange } from './diff/describe-change.ts';
export { type NamedNode, matchNames } from './diff/match-names.ts';
