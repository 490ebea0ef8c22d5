import { newApp } from '../../changes/new-app.ts';
import { describe, expect, test } from '@jest/globals';
import { type DesignLog, performEdit, stepBack } from './design-log.ts';

const definition = newApp({
  name: 'loans',
  label: 'Loans',
  locale: 'en',
  icon: 'tool',
  colour: 'blue',
  template: 'requests',
});
const start: DesignLog = { definition, undo: [], redo: [] };

function type(log: DesignLog, value: string, at: number): DesignLog {
  const edit = { kind: 'set-value', file: 'app.json', path: '/icon', value } as const;
  return performEdit(log, edit, { label: 'Icon', key: 'icon' }, at).log;
}

describe('the log of edits', () => {
  test('undo restores the definition exactly, and redo brings the edit back', () => {
    const done = type(start, 'shop', 0);
    const undone = stepBack(done, 'undo', 10);
    expect(undone.definition).toEqual(definition);
    expect(stepBack(undone, 'redo', 20).definition).toEqual(done.definition);
  });

  test('typing is one step; a pause begins another', () => {
    const typed = type(type(start, 'sh', 0), 'shop', 500);
    expect(typed.undo).toHaveLength(1);
    expect(type(typed, 'shops', 5_000).undo).toHaveLength(2);
    expect(stepBack(typed, 'undo', 600).definition).toEqual(definition);
  });

  test('an edit that cannot be done changes nothing and says why', () => {
    const edit = { kind: 'unset-value', file: 'forms/gone.json', path: '/label' } as const;
    const { log, issues } = performEdit(start, edit, { label: 'No' }, 0);
    expect(log).toBe(start);
    expect(issues[0]!.code).toBe('FW_DEFINITION_EDIT_REFUSED');
  });

  test('a new edit forgets what was undone', () => {
    const undone = stepBack(type(start, 'shop', 0), 'undo', 10);
    expect(type(undone, 'team', 20).redo).toEqual([]);
    expect(stepBack(start, 'undo', 0)).toBe(start);
  });
});
