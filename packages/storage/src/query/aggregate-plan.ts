import type { Access } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import type { FilterShape } from './filter-literals.ts';
import type { AggregateRequest } from './list-request.ts';
import { parseFilter, parseSearch } from './parse-list-request.ts';
import { type ReadablePath, findReadablePath } from './readable-field.ts';
import { invalidQuery, unknownField } from './query-issues.ts';

/** Something to group by; a date or an instant can be cut to its year, month or day. */
export interface GroupKey {
  /** As asked for, such as `order_date:month`: the name in the answer. */
  readonly name: string;
  readonly found: ReadablePath;
  readonly unit?: 'year' | 'month' | 'day';
}

/** A figure over the records of a group. */
export interface Measure {
  readonly name: string;
  readonly aggregate: 'count' | 'sum' | 'avg' | 'min' | 'max';
  readonly found?: ReadablePath;
}

/** An aggregate that was asked for, checked against what the caller may read. */
export interface AggregatePlan {
  readonly entity: EntityModel;
  readonly groups: readonly GroupKey[];
  readonly measures: readonly Measure[];
  readonly filter?: FilterShape;
  readonly search?: string;
  readonly key: string;
}

const MOST_GROUPS = 4;
const MOST_MEASURES = 12;
const UNITS = ['year', 'month', 'day'] as const;
const AGGREGATES = ['sum', 'avg', 'min', 'max'] as const;

/** Checks an aggregate request with the caller's eyes; the right to aggregate itself is checked by `compileAggregate`. */
export function parseAggregateRequest(
  access: Access,
  entity: EntityModel,
  request: AggregateRequest,
): { plan: AggregatePlan | undefined; issues: Issue[] } {
  const issues: Issue[] = [];
  const groups = limited(request.group ?? [], MOST_GROUPS, '/group', issues).flatMap(
    (text) => parseGroup(access, entity, text, issues) ?? [],
  );
  const measures = limited(request.measures ?? ['count'], MOST_MEASURES, '/measures', issues).flatMap(
    (text) => parseMeasure(access, entity, text, groups, issues) ?? [],
  );
  const filter = parseFilter(access, entity, request.filter);
  const search = parseSearch(request.search);
  const all = [...issues, ...filter.issues, ...search.issues];
  if (all.length > 0) return { plan: undefined, issues: all };
  const plan = {
    entity,
    groups,
    measures,
    ...(filter.shape === undefined ? {} : { filter: filter.shape }),
    ...(search.pattern === undefined ? {} : { search: search.pattern }),
  };
  const names = [...groups.map(({ name }) => name), ';', ...measures.map(({ name }) => name)].join();
  const searched = search.pattern === undefined ? '' : 'search';
  return {
    plan: { ...plan, key: `aggregate|${entity.id}|${names}|${filter.shape?.key ?? ''}|${searched}` },
    issues: [],
  };
}

function limited(texts: readonly string[], most: number, path: string, issues: Issue[]): readonly string[] {
  const unique = [...new Set(texts)];
  if (unique.length > most) issues.push(invalidQuery(path, `More than ${most} are asked for.`, 'Ask for fewer.'));
  return unique.slice(0, most);
}

function parseGroup(access: Access, entity: EntityModel, text: string, issues: Issue[]): GroupKey | undefined {
  const [path = '', unitText, ...more] = text.split(':');
  const found = findReadablePath(access, entity, path);
  const unit = UNITS.find((each) => each === unitText);
  const isWrongUnit = (unitText !== undefined && unit === undefined) || more.length > 0;
  if (found === undefined) issues.push(unknownField('/group', path));
  else if (isWrongUnit || (unit !== undefined && !['date', 'datetime'].includes(found.field.type.kind)))
    issues.push(invalidQuery('/group', `"${text}" cannot be cut so.`, 'Cut dates by :year, :month or :day.'));
  else if (!isGroupable(found))
    issues.push(invalidQuery('/group', `"${path}" cannot be grouped by.`, 'Group by a field with a single value.'));
  else return { name: text, found, ...(unit === undefined ? {} : { unit }) };
  return undefined;
}

function isGroupable({ field, part }: ReadablePath): boolean {
  if (field.shape.shape === 'child-table') return false;
  return field.type.kind !== 'list' && (field.shape.shape !== 'columns' || part !== undefined);
}

function parseMeasure(
  access: Access,
  entity: EntityModel,
  text: string,
  groups: readonly GroupKey[],
  issues: Issue[],
): Measure | undefined {
  if (text === 'count') return { name: text, aggregate: 'count' };
  const at = text.indexOf(':');
  const aggregate = AGGREGATES.find((each) => each === text.slice(0, at));
  const path = text.slice(at + 1);
  if (at < 0 || aggregate === undefined) {
    issues.push(
      invalidQuery('/measures', `"${text}" is no measure.`, 'Use count, sum:, avg:, min: or max: and a field.'),
    );
    return undefined;
  }
  const found = findReadablePath(access, entity, path);
  if (found === undefined) issues.push(unknownField('/measures', path));
  else if (!isMeasurable(found, aggregate))
    issues.push(
      invalidQuery('/measures', `"${text}" makes no sense.`, 'Add up numbers; compare numbers, dates or texts.'),
    );
  else if (mixesCurrencies(found, groups))
    issues.push(
      invalidQuery('/measures', `"${text}" would mix currencies.`, `Group by ${path.split('.')[0]}.currency as well.`),
    );
  else return { name: text, aggregate, found };
  return undefined;
}

function isMeasurable({ field, part }: ReadablePath, aggregate: string): boolean {
  if (field.shape.shape === 'columns') {
    const first = field.shape.columns[0]!;
    return first.column.kind === 'numeric' && (part === undefined || part === first.key);
  }
  const { kind } = field.type;
  if (aggregate === 'sum' || aggregate === 'avg') return kind === 'number';
  return ['number', 'date', 'datetime', 'text'].includes(kind);
}

/** Amounts of money add up only within one currency: the field's only one, or one per group. */
function mixesCurrencies({ field, path }: ReadablePath, groups: readonly GroupKey[]): boolean {
  const hasCurrency = field.type.kind === 'object' && 'currency' in field.type.fields;
  if (!hasCurrency || typeof field.definition['currency'] === 'string') return false;
  const holder = path.slice(0, path.indexOf(field.name) + 1).join('.');
  return !groups.some(({ found }) => found.part !== undefined && found.path.slice(0, -1).join('.') === holder);
}
