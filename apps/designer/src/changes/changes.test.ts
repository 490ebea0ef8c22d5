import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type Edit, applyEdit, validateDefinition } from '@formwork/definition';
import { describe, expect, test } from '@jest/globals';
import { nameFrom } from './name-from.ts';
import { type AppWish, newApp } from './new-app.ts';
import { newEntityEdit } from './new-entity.ts';
import { newFieldEdit } from './new-field.ts';
import { newLifecycleEdit, newTransitionEdit, removeStateEdit } from './new-lifecycle.ts';
import { removeEntityEdit, removeFieldEdit } from './remove-field.ts';
import { renameEdit } from './rename-edit.ts';

const wish: AppWish = { name: 'loans', label: 'Loans', locale: 'en', icon: 'tool', colour: 'blue', template: 'blank' };

function perform(definition: AppDefinition, edit: Edit): AppDefinition {
  const { definition: next, issues } = applyEdit(definition, edit, fieldModels);
  expect(issues).toEqual([]);
  return next;
}

function errorsOf(definition: AppDefinition): string[] {
  return validateDefinition(definition, fieldModels)
    .issues.filter((each) => each.severity === 'error')
    .map((each) => `${each.file} ${each.path} ${each.message}`);
}

function withEntities(...labels: string[]): AppDefinition {
  return labels.reduce(
    (app, label) => perform(app, newEntityEdit(app, { label, locale: 'en', hasScreens: true }).edit),
    newApp(wish),
  );
}

function withField(app: AppDefinition, entity: string, label: string, type: string): AppDefinition {
  const owner = app.entities.find((each) => each.name === entity)!;
  return perform(app, newFieldEdit(app, owner, { label, locale: 'en', type, isPlaced: true }).edit);
}

describe('what the designer makes', () => {
  test.each(['blank', 'requests', 'contacts'] as const)('the template "%s" has no error', (template) => {
    expect(errorsOf(newApp({ ...wish, template }))).toEqual([]);
  });

  test('an entity comes with a form, a list, an entry in the menu and rights, and no error', () => {
    const app = withEntities('Tool', 'Loan');
    expect(errorsOf(app)).toEqual([]);
    expect(app.forms.map((each) => each.entity)).toEqual(['loan', 'tool']);
    expect(app.navigation?.items).toHaveLength(2);
    expect(app.roles[0]!.grants.map((each) => each.entity)).toEqual(['tool', 'loan']);
  });

  test.each(fieldModels.ids)('a field of type %s can be added and placed without an error', (type) => {
    const app = withField(withEntities('Tool', 'Loan'), 'loan', 'Items', 'lines');
    expect(errorsOf(withField(app, 'loan', 'Fresh one', type))).toEqual([]);
  });

  test('lines bring an entity of their own, and a second one as well', () => {
    const app = withField(withField(withEntities('Loan'), 'loan', 'Items', 'lines'), 'loan', 'Costs', 'lines');
    expect(app.entities.map((each) => each.name)).toEqual(['loan', 'loan_cost', 'loan_item']);
    expect(errorsOf(app)).toEqual([]);
  });

  test('a lifecycle brings its field, and whoever may do everything may press its transitions', () => {
    const app = withEntities('Loan');
    const made = newLifecycleEdit(app, app.entities[0]!);
    let next = perform(app, made.edit);
    next = perform(
      next,
      newTransitionEdit(next, next.workflows[0]!, { from: 'done', to: 'open', label: 'Reopen', locale: 'en' }).edit,
    );
    expect(errorsOf(next)).toEqual([]);
    expect(next.roles[0]!.transitions).toEqual([{ workflow: made.name, names: ['finish', 'reopen'] }]);
    const less = perform(next, removeStateEdit(next, next.workflows[0]!, 'done'));
    expect(errorsOf(less)).toEqual([]);
  });

  test('a field goes with its places on forms and lists', () => {
    const app = withField(withEntities('Loan'), 'loan', 'Due on', 'date');
    const less = perform(app, removeFieldEdit(app, app.entities[0]!, 'due_on'));
    expect(less).toEqual(withEntities('Loan'));
  });

  test('an entity goes with its screens and its rights', () => {
    const app = withEntities('Tool', 'Loan');
    expect(perform(app, removeEntityEdit(app, 'loan'))).toEqual(withEntities('Tool'));
  });

  test('a rename remembers the former name only where it was published', () => {
    const app = withField(withEntities('Loan'), 'loan', 'Due on', 'date');
    const target = { kind: 'field', entity: 'loans.loan', name: 'due_on' } as const;
    const fieldOf = (published: AppDefinition | undefined): unknown =>
      perform(app, renameEdit(app, published, target, 'return_by')).entities[0]!.fields[1];
    expect(fieldOf(undefined)).toEqual({ name: 'return_by', type: 'date', label: { en: 'Due on' } });
    expect(fieldOf(app)).toMatchObject({ name: 'return_by', renamedFrom: ['due_on'] });
  });

  test.each([
    ['Due on', [], 'due_on'],
    ['  Café №2 ', [], 'cafe_no2'],
    ['名称', [], 'field'],
    ['名称', ['field'], 'field_2'],
    ['2nd try', [], 'nd_try'],
    ['Due on', ['due_on', 'due_on_2'], 'due_on_3'],
  ])('the name made from "%s" beside %j is %s', (label, taken, name) => {
    expect(nameFrom(label, new Set(taken), 'field')).toBe(name);
  });
});
