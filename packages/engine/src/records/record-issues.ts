import { type Issue, pointer, readText } from '@formwork/kernel';
import type { AssertionModel, FieldInstance, FieldIssue, ValidationDefinition } from '@formwork/definition';

/** Where a finding is: the segments of its JSON Pointer. */
export type RecordPlace = readonly (string | number)[];

function issue(code: string, at: RecordPlace, message: string, hint: string, details?: Issue['details']): Issue {
  return {
    code,
    severity: 'error',
    path: pointer(...at),
    message,
    hint,
    ...(details === undefined ? {} : { details }),
  };
}

/** The record, or a line, is not an object. */
export function notAnObject(at: RecordPlace): Issue {
  return issue('FW_RECORD_SHAPE', at, 'A record is an object of fields.', 'Send {"field": value, …}.');
}

/** There is no such field, or none that the caller may know of: the two are told alike. */
export function fieldUnknown(at: RecordPlace, name: string): Issue {
  return issue(
    'FW_RECORD_FIELD_UNKNOWN',
    at,
    `There is no field "${name}".`,
    'Leave it out, or check the name in the list of fields.',
  );
}

/** The platform fills in this field. */
export function fieldIsSystem(at: RecordPlace, name: string): Issue {
  return issue('FW_RECORD_FIELD_SYSTEM', at, `"${name}" is kept by the platform.`, 'Leave it out.');
}

/** The field is computed or numbered. */
export function fieldIsComputed(at: RecordPlace, name: string): Issue {
  return issue('FW_RECORD_FIELD_COMPUTED', at, `"${name}" is computed.`, 'Leave it out.');
}

/** The state of a record moves only by a transition. */
export function fieldIsState(at: RecordPlace, name: string): Issue {
  return issue('FW_RECORD_FIELD_STATE', at, `"${name}" moves only by a transition.`, 'Take a transition instead.');
}

/** The caller may read the field and not write it. */
export function fieldForbidden(at: RecordPlace, name: string): Issue {
  return issue('FW_RECORD_FIELD_FORBIDDEN', at, `You may not change "${name}".`, 'Leave it out.');
}

/** A field that must have a value has none. */
export function fieldRequired(at: RecordPlace, name: string): Issue {
  return issue('FW_RECORD_REQUIRED', at, `"${name}" must have a value.`, 'Fill it in.');
}

/** A line that is to be changed is not one of the record's lines. */
export function lineUnknown(at: RecordPlace): Issue {
  return issue(
    'FW_RECORD_LINE_UNKNOWN',
    at,
    'The record has no such line.',
    'Leave "id" out to add a line, or read the record again.',
  );
}

/** Two lines carry the same id. */
export function lineTwice(at: RecordPlace): Issue {
  return issue('FW_RECORD_LINE_TWICE', at, 'This line is given twice.', 'Give each line once.');
}

/** A reference points at nothing that the caller may choose. */
export function referenceUnknown(at: RecordPlace, name: string): Issue {
  return issue(
    'FW_RECORD_REFERENCE_UNKNOWN',
    at,
    `"${name}" points at a record that is not there.`,
    'Choose a record that exists.',
  );
}

/** A field's own refusal of a value, addressed to the record. */
export function fieldRefused(at: RecordPlace, refusal: FieldIssue): Issue {
  return {
    code: refusal.code,
    severity: 'error',
    path: `${pointer(...at)}${refusal.path ?? ''}`,
    message: refusal.message,
    hint: refusal.hint,
    ...(refusal.details === undefined ? {} : { details: refusal.details }),
  };
}

/** A rule of the entity that the record breaks, under the rule's own name. */
export function validationFailed(
  at: RecordPlace,
  validation: AssertionModel<ValidationDefinition>,
  locale: string,
  explanation: unknown,
): Issue {
  const { name, message, field } = validation.definition;
  return issue(
    name,
    field === undefined ? at : [...at, field],
    readText(message, locale),
    'Change the values so that the rule holds.',
    explanation === undefined ? undefined : { explanation },
  );
}

/** True when nobody types the field in. */
export function isComputed(field: FieldInstance): boolean {
  const { shape } = field.shape;
  return field.model.isComputed === true || shape === 'derived' || shape === 'rollup' || shape === 'sequence';
}

/** Both lists of findings; of the later ones only those about places that the earlier say nothing of. */
export function mergeIssues(earlier: readonly Issue[], later: readonly Issue[]): Issue[] {
  const told = new Set(earlier.map(({ path }) => path));
  return [...earlier, ...later.filter(({ path }) => !told.has(path))];
}
