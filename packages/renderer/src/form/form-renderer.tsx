import { type FormDefinition } from '@formwork/definition';
import { type Issue, pointerSegments } from '@formwork/kernel';
import Form from '@rjsf/core/lib/components/Form.js';
import { type ErrorSchema, ErrorSchemaBuilder, type FieldTemplateProps, type RJSFValidationError } from '@rjsf/utils';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useRender } from '../screen/render-context.tsx';
import type { Screen } from '../screen/screen.ts';
import type { Words } from '../words/words.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FieldHost } from './field-host.tsx';
import { fieldId, summaryId } from './field-id.ts';
import { type FormPlan, planForm } from './form-plan.ts';
import { FIELD_HOST, LINES_HOST, formSchema, formUiSchema } from './form-schema.ts';
import { LayoutTemplate } from './layout-template.tsx';
import { LinesHost } from './lines-host.tsx';
import { type FormAim, placeIssue } from './issue-place.ts';
import { issueText } from './issue-text.ts';
import type { Values } from './live-values.ts';
import { createSchemaValidator } from './schema-validator.ts';
import { SessionProvider } from './session-context.ts';
import { type FormSession, useFormSession } from './use-form-session.ts';
import type { FormPreview } from './use-preview.ts';

/** What a form needs to be drawn and saved. */
export interface FormRendererProps {
  readonly screen: Screen;
  readonly form: FormDefinition;
  /** The record being edited; absent for a new one. */
  readonly record?: Values | undefined;
  readonly prefill?: Values | undefined;
  readonly isReadOnly?: boolean;
  /** For the fields that come with a transition: the state's lock does not hold for them. */
  readonly ignoresLock?: boolean;
  /** The id of the `<form>`, for submit buttons that stand outside of it. */
  readonly formId: string;
  /** Asks the server how the record would be saved; must be stable between renders. */
  readonly preview?: FormPreview | undefined;
  /** Saves what was entered; the findings that it gives are shown at their fields, and none means saved. */
  readonly onSubmit?: (values: Values) => Promise<readonly Issue[]>;
  readonly onDirtyChange?: (isDirty: boolean) => void;
  readonly onComputingChange?: (isComputing: boolean) => void;
}

/** A form from its definition, for entering or for reading. Remount it (by `key`) for another record. */
export function FormRenderer(props: FormRendererProps) {
  const plan = useMemo(() => planForm(props.form, props.screen), [props.form, props.screen]);
  return plan === undefined ? null : <PlannedForm {...props} plan={plan} />;
}

const templates = {
  ObjectFieldTemplate: LayoutTemplate,
  FieldTemplate: ({ children }: FieldTemplateProps) => children,
  ErrorListTemplate: ErrorSummary,
};
const hosts = { [FIELD_HOST]: FieldHost, [LINES_HOST]: LinesHost };

function PlannedForm(props: FormRendererProps & { readonly plan: FormPlan }) {
  const { plan, onSubmit, onDirtyChange, onComputingChange } = props;
  const { words } = useRender();
  const isReadOnly = props.isReadOnly === true;
  const session = useFormSession({
    screen: props.screen,
    plan,
    record: props.record,
    prefill: props.prefill,
    isReadOnly,
    ignoresLock: props.ignoresLock === true,
    preview: props.preview,
  });
  const { isDirty, isComputing, refuse, aimAt, changes, settle } = session;
  const [wasTried, setTried] = useState(false);
  useEffect(() => onDirtyChange?.(isDirty), [isDirty, onDirtyChange]);
  useEffect(() => onComputingChange?.(isComputing), [isComputing, onComputingChange]);
  const stateKey = JSON.stringify([...session.states]);
  // The states are compared by content: a new schema object makes the form engine start over.
  // oxlint-disable-next-line react/exhaustive-deps
  const schema = useMemo(() => formSchema(plan, session.states), [plan, stateKey]);
  const uiSchema = useMemo(() => formUiSchema(plan), [plan]);
  const validator = useMemo(
    () =>
      createSchemaValidator(
        words,
        (name) => plan.fields.get(name)?.label ?? plan.lines.get(name)?.label ?? name,
        (name, value) => {
          const field = plan.fields.get(name)?.field;
          const parsed = field?.model.parse(value, field.definition);
          return parsed?.ok === false ? parsed.issue : undefined;
        },
      ),
    [words, plan],
  );
  const extraErrors = useMemo(() => errorTree(session.issues, plan, words), [session.issues, plan, words]);
  useFocusOn(session);
  const submit = useCallback(async () => {
    const issues = (await onSubmit?.(changes())) ?? [];
    if (issues.length === 0) return settle();
    const said = spoken(issues, plan, words);
    refuse(said);
    const first = said.find((issue) => issue.message !== '');
    if (first !== undefined) aimAt(placeIssue(first, plan, words).aim ?? nowhere());
  }, [onSubmit, changes, refuse, aimAt, settle, plan, words]);
  return (
    <SessionProvider value={session}>
      <Form
        id={props.formId}
        className={isReadOnly ? 'fw-form fw-form-read' : 'fw-form'}
        schema={schema}
        uiSchema={uiSchema}
        validator={validator}
        formData={session.values}
        fields={hosts}
        templates={templates}
        extraErrors={extraErrors}
        showErrorList={isReadOnly ? false : 'top'}
        liveValidate={wasTried ? 'onChange' : false}
        noHtml5Validate
        onError={(errors) => {
          setTried(true);
          aimAt(firstAim(errors, plan));
        }}
        onSubmit={() => {
          setTried(true);
          void submit();
        }}
      >
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </Form>
    </SessionProvider>
  );
}

/** The findings in the reader's language. */
function spoken(issues: readonly Issue[], plan: FormPlan, words: Words): Issue[] {
  return issues.map((issue) => {
    const [name = '', row, column] = pointerSegments(issue.path);
    const lines = plan.lines.get(name);
    const label =
      row === undefined
        ? (plan.fields.get(name)?.label ?? lines?.label ?? '')
        : (lines?.columns.find((one) => one.field.name === column)?.label ?? '');
    return { ...issue, message: issueText(issue, label, words) };
  });
}

/** The findings as the form engine hands them to the fields; those of a line stand at its table, with their place. */
function errorTree(issues: readonly Issue[], plan: FormPlan, words: Words): ErrorSchema {
  const builder = new ErrorSchemaBuilder();
  for (const issue of issues) {
    const [field, row] = pointerSegments(issue.path);
    const { aim, text } = placeIssue(issue, plan, words);
    if (issue.message === '') continue;
    if (aim === undefined || field === undefined) builder.addErrors(issue.message);
    else builder.addErrors(row === undefined ? issue.message : text, [field]);
  }
  return builder.ErrorSchema;
}

/** The first field, as the form lays them out, that the form engine finds fault with. */
function firstAim(errors: readonly RJSFValidationError[], plan: FormPlan): FormAim {
  const faulty = new Set(errors.map((error) => (error.property ?? '').slice(1).split('.')[0]!));
  return { field: [...plan.fields.keys(), ...plan.lines.keys()].find((name) => faulty.has(name)) ?? '' };
}

/** For a finding about no field: the summary gets the focus. */
const nowhere = (): FormAim => ({ field: '' });

/** Brings the keyboard to the field that is aimed at, once its tab is open. Line tables bring it to their cells. */
function useFocusOn(session: FormSession): void {
  const { aim } = session;
  const latest = useRef(session);
  useLayoutEffect(() => {
    latest.current = session;
  });
  useEffect(() => {
    if (aim === undefined || aim.row !== undefined) return;
    // The form engine draws the summary with its own next state.
    const frame = requestAnimationFrame(() => {
      const { current } = latest;
      const element =
        document.getElementById(fieldId(current, aim.field)) ?? document.getElementById(summaryId(current));
      element?.scrollIntoView({ block: 'center' });
      element?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [aim]);
}
