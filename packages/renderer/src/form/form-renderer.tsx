import { type FormDefinition } from '@formwork/definition';
import { type Issue, pointerSegments } from '@formwork/kernel';
import Form from '@rjsf/core/lib/components/Form.js';
import { type ErrorSchema, ErrorSchemaBuilder, type FieldTemplateProps } from '@rjsf/utils';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useRender } from '../screen/render-context.tsx';
import type { Screen } from '../screen/screen.ts';
import type { Words } from '../words/words.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FieldHost } from './field-host.tsx';
import { type FormPlan, planForm } from './form-plan.ts';
import { FIELD_HOST, LINES_HOST, formSchema, formUiSchema } from './form-schema.ts';
import { LayoutTemplate } from './layout-template.tsx';
import { LinesHost } from './lines-host.tsx';
import { issueText } from './issue-text.ts';
import type { Values } from './live-values.ts';
import { createSchemaValidator } from './schema-validator.ts';
import { SessionProvider } from './session-context.ts';
import { useFormSession } from './use-form-session.ts';
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
  const { isDirty, isComputing, setIssues, changes, settle } = session;
  const [wasTried, setTried] = useState(false);
  useEffect(() => onDirtyChange?.(isDirty), [isDirty, onDirtyChange]);
  useEffect(() => onComputingChange?.(isComputing), [isComputing, onComputingChange]);
  const stateKey = JSON.stringify([...session.states]);
  // The states are compared by content: a new schema object makes the form engine start over.
  // oxlint-disable-next-line react/exhaustive-deps
  const schema = useMemo(() => formSchema(plan, session.states), [plan, stateKey]);
  const uiSchema = useMemo(() => formUiSchema(plan), [plan]);
  const validator = useMemo(
    () => createSchemaValidator(words, (name) => plan.fields.get(name)?.label ?? plan.lines.get(name)?.label ?? name),
    [words, plan],
  );
  const extraErrors = useMemo(() => errorTree(session.issues), [session.issues]);
  const submit = useCallback(async () => {
    const issues = (await onSubmit?.(changes())) ?? [];
    if (issues.length > 0) setIssues(spoken(issues, plan, words));
    else settle();
  }, [onSubmit, changes, setIssues, settle, plan, words]);
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
        onError={() => setTried(true)}
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

function errorTree(issues: readonly Issue[]): ErrorSchema {
  const builder = new ErrorSchemaBuilder();
  for (const issue of issues) {
    const path = pointerSegments(issue.path);
    if (path.length === 1) builder.addErrors(issue.message, path);
  }
  return builder.ErrorSchema;
}
