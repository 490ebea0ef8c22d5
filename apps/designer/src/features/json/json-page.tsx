import './json.css';
import { fieldModels } from '@formwork/catalog/models';
import { documentsOf, findDocument, generateSchemas } from '@formwork/definition';
import { hasErrors } from '@formwork/kernel';
import { Button } from 'antd';
import { Suspense, lazy, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { useDesign, useTools } from '../editor/design-context.tsx';
import { readDocument } from './read-document.ts';

const JsonEditor = lazy(async () => ({ default: (await import('./json-editor.tsx')).JsonEditor }));

/** The definition's files as JSON, with completion and findings; what is valid is applied as it is typed. */
export function JsonPage() {
  const t = useText();
  const { store } = useTools();
  const { app, definition, issues } = useDesign();
  const [search, setSearch] = useSearchParams();
  const [refused, setFault] = useState<{ readonly of: object; readonly why: string }>();
  const schemas = useMemo(() => generateSchemas(fieldModels), []);
  const files = documentsOf(definition);
  const file = search.get('file') ?? 'app.json';
  const document = findDocument(definition, file) ?? files[0]!;
  const fault = refused?.of === document.content ? refused.why : undefined;
  const take = (text: string): void => {
    const { content, problem } = readDocument(definition, document, text);
    const found =
      content === undefined
        ? []
        : store.edit(
            { kind: 'replace-objects', objects: { [document.file]: content } },
            { label: `${t('json.edited')}: ${document.file}`, key: `json ${document.file}` },
          );
    const why = problem ?? (hasErrors(found) ? `${found[0]!.message} ${found[0]!.hint}` : undefined);
    // What is refused leaves the document as it was: the fault is over as soon as that changes, however it does.
    setFault(why === undefined ? undefined : { of: document.content, why });
  };
  const download = (): void => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(definition, null, 2)], { type: 'application/json' }));
    const link = window.document.createElement('a');
    link.href = url;
    link.download = `${app}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className="fd-work fd-json">
      <header className="fd-work-head">
        <h1>{t('json.title')}</h1>
        <Choose
          label={t('json.file')}
          value={document.file}
          choices={files.map((each) => ({ value: each.file, label: each.file }))}
          onChange={(next) => {
            setFault(undefined);
            setSearch({ file: next });
          }}
        />
        <div className="fd-spacer" />
        <Button size="small" onClick={download}>
          {t('json.export')}
        </Button>
      </header>
      <p className={fault === undefined ? 'fd-hint' : 'fd-problem'} role="status">
        {fault === undefined ? t('json.lead') : t('json.bad', { why: fault })}
      </p>
      <Suspense fallback={<div className="fd-code-editor" aria-busy="true" />}>
        <JsonEditor
          key={document.file}
          label={document.file}
          content={document.content}
          path={search.get('path') ?? undefined}
          issues={issues.filter((each) => each.file === document.file)}
          schema={schemas.get(`${document.kind.id}.schema.json`) ?? {}}
          onChange={take}
        />
      </Suspense>
    </div>
  );
}
