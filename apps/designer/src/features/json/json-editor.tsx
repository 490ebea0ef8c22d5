import { autocompletion } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { type Diagnostic, linter, setDiagnostics } from '@codemirror/lint';
import type { Issue } from '@formwork/kernel';
import { EditorView, basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import { completeFromSchema } from './complete-from-schema.ts';
import { locatePointer } from './locate-pointer.ts';

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: 'var(--fw-surface)', color: 'var(--fw-text)' },
  '.cm-gutters': { backgroundColor: 'var(--fw-page)', color: 'var(--fw-text-faint)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--fw-hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--fw-text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--fw-accent-soft)' },
  '.cm-tooltip': { backgroundColor: 'var(--fw-raised)', color: 'var(--fw-text)', borderColor: 'var(--fw-line-strong)' },
});

/** A code editor for one JSON document: completion from its schema, marks at its findings. */
export function JsonEditor(props: {
  readonly label: string;
  readonly content: object;
  readonly path: string | undefined;
  readonly issues: readonly Issue[];
  readonly schema: Readonly<Record<string, unknown>>;
  readonly onChange: (text: string) => void;
}) {
  const { content, issues, path, schema, label } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const change = useRef(props.onChange);
  /** The text that the last change from outside or inside left, to tell the two apart. */
  const known = useRef<object>(content);
  useEffect(() => {
    change.current = props.onChange;
  });
  useEffect(() => {
    const editor = new EditorView({
      parent: host.current!,
      doc: JSON.stringify(known.current, null, 2),
      extensions: [
        basicSetup,
        json(),
        theme,
        linter(null),
        autocompletion({ override: [completeFromSchema(schema)] }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.every((each) => each.isUserEvent('outside'))) return;
          change.current(update.state.doc.toString());
        }),
      ],
    });
    view.current = editor;
    return () => editor.destroy();
  }, [schema, label]);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || known.current === content) return;
    known.current = content;
    if (isSameJson(editor.state.doc.toString(), content)) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: JSON.stringify(content, null, 2) },
      userEvent: 'outside',
    });
  }, [content]);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const text = editor.state.doc.toString();
    const marks = issues.map((issue): Diagnostic => {
      const { from, to } = locatePointer(text, issue.path);
      return { from, to, severity: issue.severity, message: `${issue.message} ${issue.hint}` };
    });
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [issues, content]);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || path === undefined) return;
    const { from, to } = locatePointer(editor.state.doc.toString(), path);
    editor.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    editor.focus();
  }, [path, label]);
  return <div ref={host} className="fd-code-editor" />;
}

function isSameJson(text: string, content: object): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(content);
  } catch {
    return false;
  }
}
