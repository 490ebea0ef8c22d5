import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, validateDefinition } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';

/** Findings that mean that something the editors rely on is not there at all. */
const SHAPELESS = new Set(['FW_DEFINITION_KEY_MISSING', 'FW_DEFINITION_TYPE', 'FW_DEFINITION_FORM_UNCLEAR']);

/**
 * Why a draft cannot be shown by the editors; empty for one that can. A value that is not allowed where it stands, such as
 * a version of one number, is no reason: it is shown, and mended where it is.
 */
export function shapeIssues(definition: AppDefinition): readonly Issue[] {
  const read = validateDefinition(definition, fieldModels);
  return read.definition === undefined
    ? read.issues.filter((each) => SHAPELESS.has(each.code) || each.file === undefined)
    : [];
}
