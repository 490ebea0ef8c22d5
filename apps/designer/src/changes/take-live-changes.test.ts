import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, applyEdit } from '@formwork/definition';
import { describe, expect, test } from '@jest/globals';
import { newApp } from './new-app.ts';
import { takeLiveChanges } from './take-live-changes.ts';

const base = newApp({
  name: 'loans',
  label: 'Loans',
  locale: 'en',
  icon: 'tool',
  colour: 'blue',
  template: 'requests',
});
const change = (from: AppDefinition, file: string, path: string, value: unknown): AppDefinition =>
  applyEdit(from, { kind: 'set-value', file, path, value }, fieldModels).definition;
const view = 'views/requests.json';
const form = 'forms/request.json';

describe('taking in what was published meanwhile', () => {
  test('takes files that only the published version changed, and keeps those that only the draft did', () => {
    const live = change(base, view, '/label', 'Live');
    const draft = change(base, form, '/label', 'Mine');
    const { edit, conflicts } = takeLiveChanges(base, live, draft);
    const { definition } = applyEdit(draft, edit!, fieldModels);
    expect(definition).toEqual(change(live, form, '/label', 'Mine'));
    expect(conflicts).toEqual([]);
  });

  test('takes new files and takes gone ones away', () => {
    const { definition: live } = applyEdit(base, { kind: 'remove-object', file: view }, fieldModels);
    expect(takeLiveChanges(base, live, base).edit).toEqual({ kind: 'replace-objects', objects: { [view]: null } });
    expect(takeLiveChanges(live, base, live).edit).toMatchObject({ objects: { [view]: { name: 'requests' } } });
  });

  test('keeps the draft where both changed a file, and says which', () => {
    const live = change(base, view, '/label', 'Live');
    const draft = change(base, view, '/label', 'Mine');
    expect(takeLiveChanges(base, live, draft)).toEqual({ edit: undefined, conflicts: [view] });
  });

  test('has nothing to do where both did the same, or nothing happened', () => {
    const live = change(base, view, '/label', 'Same');
    expect(takeLiveChanges(base, live, live)).toEqual({ edit: undefined, conflicts: [] });
    expect(takeLiveChanges(base, base, live)).toEqual({ edit: undefined, conflicts: [] });
  });
});
