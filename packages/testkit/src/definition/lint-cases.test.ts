import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, documentsOf, validateDefinition } from '@formwork/definition';
import { pointerSegments } from '@formwork/kernel';
import { sampleApp } from '../sample-app/sample-app.ts';
import { createRandom, damageDefinition } from './damage-definition.ts';

/** A sample app with one thing wrong, and the finding that says so. */
interface LintCase {
  readonly name: string;
  /** `file#pointer` → value; `undefined` takes the place away. */
  readonly change: Readonly<Record<string, unknown>>;
  readonly code: string;
  /** `file#pointer` of the finding. */
  readonly at: string;
}

const cases: readonly LintCase[] = [
  {
    name: 'an unknown key is named with the nearest known one',
    change: { 'entities/customer.json#/lable': 'Customer' },
    code: 'FW_DEFINITION_KEY_UNKNOWN',
    at: 'entities/customer.json#/lable',
  },
  {
    name: 'an unknown option of a field type is a finding at the option',
    change: { 'entities/customer.json#/fields/0/maxLenght': 20 },
    code: 'FW_DEFINITION_KEY_UNKNOWN',
    at: 'entities/customer.json#/fields/0/maxLenght',
  },
  {
    name: 'a required key that is missing',
    change: { 'entities/price.json#/fields/0/entity': undefined },
    code: 'FW_DEFINITION_KEY_MISSING',
    at: 'entities/price.json#/fields/0',
  },
  {
    name: 'a text where a number belongs',
    change: { 'entities/customer.json#/fields/0/maxLength': '20' },
    code: 'FW_DEFINITION_TYPE',
    at: 'entities/customer.json#/fields/0/maxLength',
  },
  {
    name: 'an unknown field type',
    change: { 'entities/customer.json#/fields/0/type': 'txt' },
    code: 'FW_DEFINITION_FIELD_TYPE_UNKNOWN',
    at: 'entities/customer.json#/fields/0/type',
  },
  {
    name: 'a name that is not snake_case',
    change: { 'entities/customer.json#/fields/9/name': 'Notes Field' },
    code: 'FW_DEFINITION_NAME_INVALID',
    at: 'entities/customer.json#/fields/9/name',
  },
  {
    name: 'a name that every object of JavaScript has',
    change: { 'entities/customer.json#/fields/9/name': 'constructor' },
    code: 'FW_DEFINITION_NAME_RESERVED',
    at: 'entities/customer.json#/fields/9/name',
  },
  {
    name: 'a view that sorts by what has no order',
    change: { 'views/customers.json#/sort/0/field': 'tags' },
    code: 'FW_DEFINITION_SORT_INVALID',
    at: 'views/customers.json#/sort/0/field',
  },
  {
    name: 'a view that sorts by more than a list can',
    change: {
      'views/customers.json#/sort': ['code', 'name', 'region', 'active', 'since', 'notes'].map((field) => ({ field })),
    },
    code: 'FW_DEFINITION_ITEMS_COUNT',
    at: 'views/customers.json#/sort',
  },
  {
    name: 'a field that stands twice in a unique rule',
    change: { 'entities/sales_order.json#/unique/0': ['customer', 'customer'] },
    code: 'FW_DEFINITION_KEY_REPEATED',
    at: 'entities/sales_order.json#/unique/0/1',
  },
  {
    name: 'a unique rule that says what another says',
    change: { 'entities/sales_order.json#/unique/1': ['customer_po', 'customer'] },
    code: 'FW_DEFINITION_KEY_REPEATED',
    at: 'entities/sales_order.json#/unique/1',
  },
  {
    name: 'an index that is there already',
    change: { 'entities/sales_order.json#/indexes/1': ['status', 'due_on'] },
    code: 'FW_DEFINITION_KEY_REPEATED',
    at: 'entities/sales_order.json#/indexes/1',
  },
  {
    name: 'a day of the period in its key',
    change: { 'entities/price.json#/effective/key/1': 'valid_from' },
    code: 'FW_DEFINITION_PERIOD_INVALID',
    at: 'entities/price.json#/effective/key/1',
  },
  {
    name: 'a version that is none',
    change: { 'app.json#/version': '1.0' },
    code: 'FW_DEFINITION_TEXT_INVALID',
    at: 'app.json#/version',
  },
  {
    name: 'a colour that no theme knows',
    change: { 'app.json#/colour': 'bleu' },
    code: 'FW_DEFINITION_VALUE_UNKNOWN',
    at: 'app.json#/colour',
  },
  {
    name: 'a kind of form item that does not exist',
    change: { 'forms/customer_form.json#/layout/0/items/0/kind': 'feld' },
    code: 'FW_DEFINITION_VALUE_UNKNOWN',
    at: 'forms/customer_form.json#/layout/0/items/0/kind',
  },
  {
    name: 'a scenario step that says nothing that can be done',
    change: { 'scenarios/large_order_waits_for_approval.json#/when/0': { as: 'wang', submit: 'sales_order' } },
    code: 'FW_DEFINITION_FORM_UNCLEAR',
    at: 'scenarios/large_order_waits_for_approval.json#/when/0',
  },
  {
    name: 'a list without the item that it needs',
    change: { 'views/products.json#/columns': [] },
    code: 'FW_DEFINITION_ITEMS_COUNT',
    at: 'views/products.json#/columns',
  },
  {
    name: 'a locale that stands twice',
    change: { 'app.json#/locales': ['en', 'zh-CN', 'en'] },
    code: 'FW_DEFINITION_ITEMS_REPEATED',
    at: 'app.json#/locales/2',
  },
  {
    name: 'a number outside of its range',
    change: { 'views/products.json#/columns/0/width': 4 },
    code: 'FW_DEFINITION_NUMBER_RANGE',
    at: 'views/products.json#/columns/0/width',
  },
  {
    name: 'a text that is too long',
    change: { 'app.json#/description': 'x'.repeat(5000) },
    code: 'FW_DEFINITION_LENGTH',
    at: 'app.json#/description',
  },
  {
    name: 'a locale key that is none',
    change: { 'app.json#/label': { English: 'Shop' } },
    code: 'FW_DEFINITION_KEY_INVALID',
    at: 'app.json#/label/English',
  },
  {
    name: 'a NUL, which no database keeps',
    change: { 'app.json#/label': 'Sh\u0000op' },
    code: 'FW_DEFINITION_TEXT_UNSAFE',
    at: 'app.json#/label',
  },
  {
    name: 'half of a surrogate pair',
    change: { 'app.json#/label': 'Sh\ud83dop' },
    code: 'FW_DEFINITION_TEXT_UNSAFE',
    at: 'app.json#/label',
  },
  {
    name: 'two objects of one name',
    change: { 'views/products.json#/name': 'customers' },
    code: 'FW_DEFINITION_NAME_REPEATED',
    at: 'views/customers.json#/name',
  },
  {
    name: 'two fields of one name',
    change: { 'entities/customer.json#/fields/9/name': 'code' },
    code: 'FW_DEFINITION_NAME_REPEATED',
    at: 'entities/customer.json#/fields/9/name',
  },
  {
    name: 'a field named as a system field',
    change: { 'entities/customer.json#/fields/9/name': 'created_at' },
    code: 'FW_DEFINITION_NAME_RESERVED',
    at: 'entities/customer.json#/fields/9/name',
  },
  {
    name: 'a field named as a column of PostgreSQL',
    change: { 'entities/customer.json#/fields/9/name': 'xmin' },
    code: 'FW_DEFINITION_NAME_RESERVED',
    at: 'entities/customer.json#/fields/9/name',
  },
  {
    name: 'an app named as the platform',
    change: { 'app.json#/name': 'formwork' },
    code: 'FW_DEFINITION_NAME_RESERVED',
    at: 'app.json#/name',
  },
  {
    name: 'two fields that were the same field',
    change: {
      'entities/customer.json#/fields/0/renamedFrom': ['key'],
      'entities/customer.json#/fields/1/renamedFrom': ['key'],
    },
    code: 'FW_DEFINITION_RENAMED_TWICE',
    at: 'entities/customer.json#/fields/1/renamedFrom/0',
  },
  {
    name: 'a reference to an entity that is not there',
    change: { 'entities/price.json#/fields/0/entity': 'produkt' },
    code: 'FW_DEFINITION_ENTITY_UNKNOWN',
    at: 'entities/price.json#/fields/0/entity',
  },
  {
    name: 'a title field that is not there',
    change: { 'entities/customer.json#/titleField': 'nam' },
    code: 'FW_DEFINITION_FIELD_UNKNOWN',
    at: 'entities/customer.json#/titleField',
  },
  {
    name: 'a title that holds several records',
    change: { 'entities/sales_order.json#/titleField': 'lines' },
    code: 'FW_DEFINITION_TITLE_INVALID',
    at: 'entities/sales_order.json#/titleField',
  },
  {
    name: 'an entity that others refer to without a title',
    change: { 'entities/customer.json#/titleField': undefined },
    code: 'FW_DEFINITION_TITLE_MISSING',
    at: 'entities/customer.json#',
  },
  {
    name: 'an entity of an app that is not declared',
    change: { 'entities/price.json#/fields/0/entity': 'core.part' },
    code: 'FW_DEFINITION_DEPENDENCY_UNDECLARED',
    at: 'entities/price.json#/fields/0/entity',
  },
  {
    name: 'an app that is declared and not there',
    change: { 'app.json#/depends': [{ app: 'core', range: '^1.0.0' }] },
    code: 'FW_DEFINITION_DEPENDENCY_MISSING',
    at: 'app.json#/depends/0/app',
  },
  {
    name: 'a range that is none',
    change: { 'app.json#/depends': [{ app: 'core', range: 'newest' }] },
    code: 'FW_DEFINITION_DEPENDENCY_RANGE',
    at: 'app.json#/depends/0/range',
  },
  {
    name: 'an app that depends on itself',
    change: { 'app.json#/depends': [{ app: 'shop', range: '^1.0.0' }] },
    code: 'FW_DEFINITION_DEPENDENCY_REPEATED',
    at: 'app.json#/depends/0',
  },
  {
    name: 'a default that is no value of the field',
    change: { 'entities/product.json#/fields/2/default': 'pieces' },
    code: 'FW_DEFINITION_DEFAULT_INVALID',
    at: 'entities/product.json#/fields/2/default',
  },
  {
    name: 'a required formula',
    change: { 'entities/sales_order.json#/fields/14/required': true },
    code: 'FW_DEFINITION_OPTION_MEANINGLESS',
    at: 'entities/sales_order.json#/fields/14/required',
  },
  {
    name: 'a unique rule over a rollup',
    change: { 'entities/sales_order.json#/unique/0/1': 'total' },
    code: 'FW_DEFINITION_KEY_COMPUTED',
    at: 'entities/sales_order.json#/unique/0/1',
  },
  {
    name: 'a period of something that is no date',
    change: { 'entities/price.json#/effective/from': 'unit_price' },
    code: 'FW_DEFINITION_PERIOD_INVALID',
    at: 'entities/price.json#/effective/from',
  },
  {
    name: 'lines that belong to two parents',
    change: { 'entities/customer.json#/fields/9': { name: 'items', type: 'lines', entity: 'order_line' } },
    code: 'FW_DEFINITION_LINES_TWO_PARENTS',
    at: 'entities/sales_order.json#/fields/10/entity',
  },
  {
    name: 'an entity that is its own line',
    change: { 'entities/customer.json#/fields/9': { name: 'branches', type: 'lines', entity: 'customer' } },
    code: 'FW_DEFINITION_LINES_TOO_DEEP',
    at: 'entities/customer.json#/fields/9/entity',
  },
  {
    name: 'a formula that reads what is not there',
    change: { 'entities/order_line.json#/fields/4/value': { '*': [{ var: 'record.qty' }, 2] } },
    code: 'FW_RULE_MEMBER_UNKNOWN',
    at: 'entities/order_line.json#/fields/4/value/*/0/var',
  },
  {
    name: 'a look-up that compares with what is not there, addressed to its option',
    change: { 'entities/order_line.json#/fields/2/match/product': { var: 'record.produkt' } },
    code: 'FW_RULE_MEMBER_UNKNOWN',
    at: 'entities/order_line.json#/fields/2/match/product/var',
  },
  {
    name: 'computed fields in a circle',
    change: { 'entities/order_line.json#/fields/4/value': { '*': [{ var: 'parent.total' }, 2] } },
    code: 'FW_DEFINITION_COMPUTED_CYCLE',
    at: 'entities/order_line.json#/fields/4',
  },
  {
    name: 'a stored formula that reads the clock',
    change: { 'entities/sales_order.json#/fields/15/stored': true },
    code: 'FW_DEFINITION_STORED_FORMULA',
    at: 'entities/sales_order.json#/fields/15',
  },
  {
    name: 'a stored formula that reads another record',
    change: { 'entities/sales_order.json#/fields/14/stored': true },
    code: 'FW_DEFINITION_STORED_FORMULA',
    at: 'entities/sales_order.json#/fields/14',
  },
  {
    name: 'a field that stands on the form twice',
    change: { 'forms/customer_form.json#/layout/0/items/1/field': 'code' },
    code: 'FW_DEFINITION_FORM_FIELD_TWICE',
    at: 'forms/customer_form.json#/layout/0/items/1/field',
  },
  {
    name: 'a form that leaves out what a record needs',
    change: { 'forms/customer_form.json#/layout/0/items/1': undefined },
    code: 'FW_DEFINITION_FORM_REQUIRED_MISSING',
    at: 'forms/customer_form.json#/layout',
  },
  {
    name: 'lines shown as a plain field',
    change: { 'forms/order_form.json#/layout/0/items/0': { kind: 'field', field: 'lines' } },
    code: 'FW_DEFINITION_FORM_ITEM_KIND',
    at: 'forms/order_form.json#/layout/0/items/0/kind',
  },
  {
    name: 'a total of texts',
    change: { 'forms/order_form.json#/layout/1/tabs/0/items/0/totals': ['remark'] },
    code: 'FW_DEFINITION_FORM_TOTAL',
    at: 'forms/order_form.json#/layout/1/tabs/0/items/0/totals/0',
  },
  {
    name: 'a filter of options where nothing is referred to',
    change: { 'forms/customer_form.json#/layout/0/items/1/optionsWhen': { '==': [{ var: 'option.x' }, 1] } },
    code: 'FW_DEFINITION_OPTIONS_WHEN',
    at: 'forms/customer_form.json#/layout/0/items/1/optionsWhen',
  },
  {
    name: 'a condition of a form with a value that the choice does not have',
    change: { 'forms/order_form.json#/layout/0/items/6/requiredWhen/==/1': 'urgnt' },
    code: 'FW_RULE_OPTION_UNKNOWN',
    at: 'forms/order_form.json#/layout/0/items/6/requiredWhen/==/1',
  },
  {
    name: 'a column through something that is no reference',
    change: { 'views/customers.json#/columns/3/field': 'region.name' },
    code: 'FW_DEFINITION_PATH_INVALID',
    at: 'views/customers.json#/columns/3/field',
  },
  {
    name: 'a column that stands twice',
    change: { 'views/customers.json#/columns/1/field': 'code' },
    code: 'FW_DEFINITION_VIEW_COLUMN_TWICE',
    at: 'views/customers.json#/columns/1/field',
  },
  {
    name: 'a view that opens the form of another entity',
    change: { 'views/customers.json#/form': 'product_form' },
    code: 'FW_DEFINITION_VIEW_FORM',
    at: 'views/customers.json#/form',
  },
  {
    name: 'a menu entry to a view that is not there',
    change: { 'navigation.json#/items/0/view': 'open_order' },
    code: 'FW_DEFINITION_VIEW_UNKNOWN',
    at: 'navigation.json#/items/0/view',
  },
  {
    name: 'a menu entry to a form that is not there',
    change: { 'navigation.json#/items/1/form': 'orderform' },
    code: 'FW_DEFINITION_FORM_UNKNOWN',
    at: 'navigation.json#/items/1/form',
  },
  {
    name: 'an initial state that is not there',
    change: { 'workflows/order_lifecycle.json#/initial': 'drafted' },
    code: 'FW_DEFINITION_STATE_UNKNOWN',
    at: 'workflows/order_lifecycle.json#/initial',
  },
  {
    name: 'a state that nothing leads to',
    change: { 'workflows/order_lifecycle.json#/transitions/4/to': 'cancelled' },
    code: 'FW_DEFINITION_STATE_UNREACHABLE',
    at: 'workflows/order_lifecycle.json#/states/3',
  },
  {
    name: 'a state that nothing leads out of',
    change: { 'workflows/order_lifecycle.json#/states/3/final': undefined },
    code: 'FW_DEFINITION_STATE_DEAD_END',
    at: 'workflows/order_lifecycle.json#/states/3',
  },
  {
    name: 'a final state that is left',
    change: { 'workflows/order_lifecycle.json#/states/1/final': true },
    code: 'FW_DEFINITION_STATE_FINAL',
    at: 'workflows/order_lifecycle.json#/states/1/final',
  },
  {
    name: 'fields that stay editable where nothing is locked',
    change: { 'workflows/order_lifecycle.json#/states/0/editable': ['due_on'] },
    code: 'FW_DEFINITION_STATE_EDITABLE',
    at: 'workflows/order_lifecycle.json#/states/0/editable',
  },
  {
    name: 'two transitions of one name',
    change: { 'workflows/order_lifecycle.json#/transitions/3/name': 'approve' },
    code: 'FW_DEFINITION_NAME_REPEATED',
    at: 'workflows/order_lifecycle.json#/transitions/3/name',
  },
  {
    name: 'an automatic circle',
    change: { 'workflows/order_lifecycle.json#/transitions/2/to': 'submitted' },
    code: 'FW_DEFINITION_AUTOMATIC_LOOP',
    at: 'workflows/order_lifecycle.json#/transitions/2',
  },
  {
    name: 'an automatic transition without a guard',
    change: { 'workflows/order_lifecycle.json#/transitions/2/guards': undefined },
    code: 'FW_DEFINITION_AUTOMATIC_UNGUARDED',
    at: 'workflows/order_lifecycle.json#/transitions/2',
  },
  {
    name: 'an automatic transition that asks for input',
    change: { 'workflows/order_lifecycle.json#/transitions/2/input': ['due_on'] },
    code: 'FW_DEFINITION_AUTOMATIC_INPUT',
    at: 'workflows/order_lifecycle.json#/transitions/2/input',
  },
  {
    name: 'an effect that sets the state itself',
    change: { 'workflows/order_lifecycle.json#/transitions/0/effects/0': { set: 'status', value: 'closed' } },
    code: 'FW_DEFINITION_TRANSITION_FIELD',
    at: 'workflows/order_lifecycle.json#/transitions/0/effects/0/set',
  },
  {
    name: 'a state field that is no choice',
    change: { 'workflows/order_lifecycle.json#/field': 'customer_po' },
    code: 'FW_DEFINITION_STATE_FIELD',
    at: 'workflows/order_lifecycle.json#/field',
  },
  {
    name: 'a state field with options of its own',
    change: { 'workflows/order_lifecycle.json#/field': 'priority' },
    code: 'FW_DEFINITION_STATE_FIELD',
    at: 'workflows/order_lifecycle.json#/field',
  },
  {
    name: 'a grant on an entity that is not there',
    change: { 'roles/clerk.json#/grants/0/entity': 'custommer' },
    code: 'FW_DEFINITION_ENTITY_UNKNOWN',
    at: 'roles/clerk.json#/grants/0/entity',
  },
  {
    name: 'a grant that hides a field that is not there',
    change: { 'roles/clerk.json#/grants/0/fields/hide/0': 'limit' },
    code: 'FW_DEFINITION_FIELD_UNKNOWN',
    at: 'roles/clerk.json#/grants/0/fields/hide/0',
  },
  {
    name: 'a role that may press what is not there',
    change: { 'roles/clerk.json#/transitions/0/names/0': 'submitt' },
    code: 'FW_DEFINITION_TRANSITION_UNKNOWN',
    at: 'roles/clerk.json#/transitions/0/names/0',
  },
  {
    name: 'a role of a lifecycle that is not there',
    change: { 'roles/clerk.json#/transitions/0/workflow': 'order_life' },
    code: 'FW_DEFINITION_WORKFLOW_UNKNOWN',
    at: 'roles/clerk.json#/transitions/0/workflow',
  },
  {
    name: 'a role that may create what it may not read',
    change: { 'roles/viewer.json#/grants/1/actions': ['create'] },
    code: 'FW_DEFINITION_GRANT_WITHOUT_READ',
    at: 'roles/viewer.json#/grants/1/actions',
  },
  {
    name: 'a transition that nobody may press',
    change: { 'roles/manager.json#/transitions/1': undefined },
    code: 'FW_DEFINITION_TRANSITION_UNUSED',
    at: 'workflows/order_lifecycle.json#/transitions/1',
  },
  {
    name: 'an entity that nobody may see',
    change: { 'roles/manager.json#/grants/2': undefined, 'roles/clerk.json#/grants/2': undefined },
    code: 'FW_DEFINITION_ENTITY_UNGRANTED',
    at: 'entities/price.json#',
  },
  {
    name: 'a time zone that is none',
    change: { 'rules/office.json#/timeZone': 'Asia/Peking City' },
    code: 'FW_DEFINITION_TIME_ZONE',
    at: 'rules/office.json#/timeZone',
  },
  {
    name: 'a day that no calendar has',
    change: { 'rules/office.json#/off/0/date': '2026-02-30' },
    code: 'FW_DEFINITION_DATE_INVALID',
    at: 'rules/office.json#/off/0/date',
  },
  {
    name: 'a day that is off and worked',
    change: { 'rules/office.json#/work/0/date': '2026-10-01' },
    code: 'FW_DEFINITION_CALENDAR_DAY_TWICE',
    at: 'rules/office.json#/work/0/date',
  },
  {
    name: 'a calendar without a working day',
    change: { 'rules/office.json#/workdays': [] },
    code: 'FW_DEFINITION_CALENDAR_EMPTY',
    at: 'rules/office.json#/workdays',
  },
  {
    name: 'a record with a field that is not there',
    change: { 'datasets/customers.json#/records/0/regoin': 'north' },
    code: 'FW_DEFINITION_FIELD_UNKNOWN',
    at: 'datasets/customers.json#/records/0/regoin',
  },
  {
    name: 'a record with a value that the field does not take',
    change: { 'datasets/customers.json#/records/0/region': 'nord' },
    code: 'FW_DEFINITION_DATASET_VALUE',
    at: 'datasets/customers.json#/records/0/region',
  },
  {
    name: 'a record without what it needs',
    change: { 'datasets/customers.json#/records/0/name': undefined },
    code: 'FW_DEFINITION_DATASET_REQUIRED',
    at: 'datasets/customers.json#/records/0',
  },
  {
    name: 'a record that gives a system field',
    change: { 'datasets/customers.json#/records/0/version': 1 },
    code: 'FW_DEFINITION_DATASET_COMPUTED',
    at: 'datasets/customers.json#/records/0/version',
  },
  {
    name: 'two records of one key',
    change: { 'datasets/customers.json#/records/1/code': 'C001' },
    code: 'FW_DEFINITION_DATASET_KEY',
    at: 'datasets/customers.json#/records/1',
  },
  {
    name: 'a persona that the scenario does not have',
    change: { 'scenarios/large_order_waits_for_approval.json#/when/0/as': 'wong' },
    code: 'FW_DEFINITION_PERSONA_UNKNOWN',
    at: 'scenarios/large_order_waits_for_approval.json#/when/0/as',
  },
  {
    name: 'a persona with a role that is not there',
    change: { 'scenarios/large_order_waits_for_approval.json#/personas/wang/roles/0': 'clark' },
    code: 'FW_DEFINITION_ROLE_UNKNOWN',
    at: 'scenarios/large_order_waits_for_approval.json#/personas/wang/roles/0',
  },
  {
    name: 'a step about a record that nobody made',
    change: { 'scenarios/large_order_waits_for_approval.json#/when/0/id': 'ordre' },
    code: 'FW_DEFINITION_ALIAS_UNKNOWN',
    at: 'scenarios/large_order_waits_for_approval.json#/when/0/id',
  },
  {
    name: 'a clock that shows no time',
    change: { 'scenarios/large_order_waits_for_approval.json#/clock': 'monday' },
    code: 'FW_DEFINITION_INSTANT_INVALID',
    at: 'scenarios/large_order_waits_for_approval.json#/clock',
  },
  {
    name: 'a time to wait that is none',
    change: { 'scenarios/large_order_waits_for_approval.json#/when/0': { advance: 'two days' } },
    code: 'FW_DEFINITION_DURATION_INVALID',
    at: 'scenarios/large_order_waits_for_approval.json#/when/0/advance',
  },
  {
    name: 'a dataset that the scenario asks for and is not there',
    change: { 'scenarios/large_order_waits_for_approval.json#/datasets': ['customer'] },
    code: 'FW_DEFINITION_DATASET_UNKNOWN',
    at: 'scenarios/large_order_waits_for_approval.json#/datasets/0',
  },
  {
    name: 'a text without a version for a declared locale',
    change: { 'entities/customer.json#/label': { en: 'Customer' } },
    code: 'FW_DEFINITION_TRANSLATION_MISSING',
    at: 'entities/customer.json#/label',
  },
  {
    name: 'a translation of nothing',
    change: { 'locales/zh-CN.json#/texts': { 'entities.custom.label': '客户' } },
    code: 'FW_DEFINITION_TRANSLATION_UNUSED',
    at: 'locales/zh-CN.json#/texts/entities.custom.label',
  },
  {
    name: 'translations for a locale that is not declared',
    change: { 'app.json#/locales': ['en'] },
    code: 'FW_DEFINITION_LOCALE_UNDECLARED',
    at: 'locales/zh-CN.json#/locale',
  },
];

const folders = [
  'entities',
  'forms',
  'views',
  'workflows',
  'rules',
  'roles',
  'datasets',
  'scenarios',
  'locales',
] as const;

/** The sample app with the values of the case put in. */
function changed(change: LintCase['change']): AppDefinition {
  const app = sampleApp();
  for (const [place, value] of Object.entries(change)) {
    const [file = '', path = ''] = place.split('#');
    const [folder, name] = file.replace('.json', '').split('/');
    const list = folders.find((each) => each === folder);
    const single = folder === 'app' ? app.app : app.navigation;
    const objects: readonly object[] = list === undefined ? [] : app[list];
    const object = list === undefined ? single : objects.find((each) => Object.values(each).includes(name));
    const keys = pointerSegments(path);
    const last = keys.pop()!;
    const parent = keys.reduce<unknown>((node, key) => Reflect.get(node as object, key), object) as object;
    if (value !== undefined) Reflect.set(parent, last, value);
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else Reflect.deleteProperty(parent, last);
  }
  return app;
}

test('the sample app has no findings', () => {
  expect(validateDefinition(sampleApp(), fieldModels).issues).toEqual([]);
});

describe('a finding names its file and place', () => {
  test.each(cases)('$name', ({ change, code, at }) => {
    const { issues } = validateDefinition(changed(change), fieldModels);
    const found = issues.map((issue) => `${issue.code} ${issue.file}#${issue.path}`);
    expect(found).toContain(`${code} ${at}`);
    for (const issue of issues)
      expect([issue.message, issue.hint]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
  });
});

test('an entity has one lifecycle', () => {
  const app = sampleApp();
  const second = { ...app.workflows[0]!, name: 'second_lifecycle' };
  const { issues } = validateDefinition({ ...app, workflows: [...app.workflows, second] }, fieldModels);
  expect(issues).toContainEqual(
    expect.objectContaining({
      code: 'FW_DEFINITION_LIFECYCLE_TWICE',
      file: 'workflows/second_lifecycle.json',
      path: '/entity',
    }),
  );
});

test('every finding of the lint is provoked by a case', () => {
  const folder = fileURLToPath(new URL('../../../definition/src/lint/', import.meta.url));
  const sources = readdirSync(folder).map((file) => readFileSync(folder + file, 'utf8'));
  const codes = new Set(sources.flatMap((text) => text.match(/FW_DEFINITION_[A-Z_]+(?=')/g) ?? []));
  expect(codes.size).toBeGreaterThan(40);
  // Provoked by the test above.
  codes.delete('FW_DEFINITION_LIFECYCLE_TWICE');
  const provoked = new Set(cases.map((each) => each.code));
  expect([...codes].filter((code) => !provoked.has(code))).toEqual([]);
});

test('every finding of a damaged app points to a place that is there', () => {
  const astray: string[] = [];
  for (let seed = 1; seed <= 200; seed += 1) {
    const { definition, issues } = validateDefinition(damageDefinition(sampleApp(), createRandom(seed)), fieldModels);
    if (definition === undefined) continue;
    const documents = new Map(documentsOf(definition).map((each) => [each.file, each.content]));
    for (const { code, file, path } of issues) {
      if (code === 'FW_DEFINITION_KEY_UNKNOWN' || file === undefined) continue;
      const found = pointerSegments(path).reduce<unknown>(
        (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
        documents.get(file),
      );
      if (found === undefined) astray.push(`${seed} ${code} ${file}#${path}`);
    }
  }
  expect(astray).toEqual([]);
});
