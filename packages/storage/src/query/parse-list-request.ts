import type { Access } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { checkRuleJson } from '@formwork/rules';
import type { StorageModel } from '../record/storage-model.ts';
import { type FilterShape, shapeFilter } from './filter-literals.ts';
import { filterScope } from './filter-scope.ts';
import { fingerprintOf, parseCursor } from './keyset.ts';
import type { ListPlan } from './list-plan.ts';
import type { CountMode, ListRequest } from './list-request.ts';
import { invalidCursor, invalidQuery } from './query-issues.ts';
import { searchPattern } from './search-condition.ts';
import { parseSelect, selectKey } from './select-tree.ts';
import { parseSort } from './sort-key.ts';

const MOST_RECORDS = 500;
const USUAL_RECORDS = 50;
const DEEPEST_OFFSET = 10_000_000;
const LONGEST_SEARCH = 200;
/** Page sizes that are part of the statement, so that the planner knows them; others are parameters. */
const KNOWN_LIMITS: ReadonlySet<number> = new Set([1, 10, 20, 25, 50, 100, 200, 500]);
const COUNT_MODES: readonly CountMode[] = ['none', 'exact', 'capped', 'estimate'];

/** Checks a list request with the caller's eyes. Hidden fields and unknown ones give the same findings. */
export function parseListRequest(
  access: Access,
  entity: EntityModel,
  request: ListRequest,
): { plan: ListPlan | undefined; issues: Issue[] } {
  const { cursor, ...whole } = request;
  const first = parseFirstPage(access, entity, whole);
  return cursor === undefined || first.plan === undefined ? first : continueAt(first.plan, cursor);
}

/** The longest request whose plan is remembered, in characters of its JSON. */
const LONGEST_REMEMBERED = 4_000;

/**
 * The same for a published model: lists are asked for again and again, by everyone who has the same roles, so that
 * their plans are kept. A plan holds nothing of the person who asks.
 */
export function planList(
  storage: StorageModel,
  access: Access,
  entity: EntityModel,
  request: ListRequest,
): { plan: ListPlan | undefined; issues: Issue[] } {
  const { cursor, ...whole } = request;
  const text = JSON.stringify(whole);
  if (text.length > LONGEST_REMEMBERED) return parseListRequest(access, entity, request);
  const key = `${access.key}|${entity.id}|${text}`;
  const first = storage.plans.get(key, () => parseFirstPage(access, entity, whole));
  return cursor === undefined || first.plan === undefined ? first : continueAt(first.plan, cursor);
}

function parseFirstPage(
  access: Access,
  entity: EntityModel,
  request: Omit<ListRequest, 'cursor'>,
): { plan: ListPlan | undefined; issues: Issue[] } {
  const select = parseSelect(access, entity, request);
  const sort = parseSort(access, entity, request.sort);
  const filter = parseFilter(access, entity, request.filter);
  const search = parseSearch(request.search);
  const issues = [...select.issues, ...sort.issues, ...filter.issues, ...search.issues, ...pagingIssues(request)];
  if (issues.length > 0 || select.tree === undefined) return { plan: undefined, issues };
  const isDeleted = request.deleted === 'only' && entity.fields.has('deleted_at');
  const order = sort.keys.map((key) => `${key.isDescending ? '-' : ''}${key.path.join('.')}`).join();
  const plan = {
    entity,
    tree: select.tree,
    ...(filter.shape === undefined ? {} : { filter: filter.shape }),
    sort: sort.keys,
    ...(search.pattern === undefined ? {} : { search: search.pattern }),
    limit: request.limit ?? USUAL_RECORDS,
    offset: request.offset ?? 0,
    count: request.count ?? 'none',
    isDeleted,
    fingerprint: fingerprintOf([entity.id, order, request.filter ?? null, search.pattern ?? null, isDeleted]),
  };
  return { plan: { ...plan, key: planKey(plan, order) }, issues };
}

/** The page after a cursor; which of the cursor's values are empty is part of the statement. */
function continueAt(plan: ListPlan, text: string): { plan: ListPlan | undefined; issues: Issue[] } {
  if (plan.offset > 0) {
    const message = 'A list is paged by cursor or by offset, not by both.';
    return { plan: undefined, issues: [invalidQuery('/cursor', message, 'Leave one out.')] };
  }
  const cursor = parseCursor(text, plan.fingerprint, plan.sort);
  if (cursor === undefined) return { plan: undefined, issues: [invalidCursor()] };
  const nulls = cursor.map((value) => (value === null ? '0' : '1')).join('');
  return { plan: { ...plan, cursor, key: `${plan.key}|${nulls}` }, issues: [] };
}

function planKey(plan: Omit<ListPlan, 'key' | 'cursor'>, order: string): string {
  return [
    'list',
    plan.entity.id,
    selectKey(plan.tree),
    order,
    plan.filter?.key ?? '',
    plan.search === undefined ? '' : 'search',
    isKnownLimit(plan.limit) ? plan.limit : 'limit',
    plan.offset > 0 ? 'offset' : '',
    plan.count,
    plan.isDeleted ? 'deleted' : '',
  ].join('|');
}

/** True for page sizes that are written into the statement. */
export function isKnownLimit(limit: number): boolean {
  return KNOWN_LIMITS.has(limit);
}

/** Checks a filter: a condition over what the caller may read. */
export function parseFilter(
  access: Access,
  entity: EntityModel,
  json: unknown,
): { shape: FilterShape | undefined; issues: Issue[] } {
  if (json === undefined || json === null) return { shape: undefined, issues: [] };
  const { typed, issues } = checkRuleJson(json, filterScope(access, entity), { kind: 'boolean' }, { path: '/filter' });
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (typed === undefined || errors.length > 0) return { shape: undefined, issues: errors };
  return { shape: shapeFilter(typed.node), issues: [] };
}

/** Checks a search text; an empty one is none. */
export function parseSearch(text: string | undefined): { pattern?: string; issues: Issue[] } {
  const trimmed = typeof text === 'string' ? text.trim().normalize('NFC') : '';
  if (trimmed === '') return { issues: [] };
  if (trimmed.length > LONGEST_SEARCH || trimmed.includes('\0')) {
    const message = `The search text is longer than ${LONGEST_SEARCH} characters or holds one that no text has.`;
    return { issues: [invalidQuery('/search', message, 'Search for a shorter text.')] };
  }
  return { pattern: searchPattern(trimmed), issues: [] };
}

function pagingIssues({ limit, offset, count }: Omit<ListRequest, 'cursor'>): Issue[] {
  const issues: Issue[] = [];
  if (limit !== undefined && !isWithin(limit, 1, MOST_RECORDS))
    issues.push(invalidQuery('/limit', `The limit is no whole number from 1 to ${MOST_RECORDS}.`, 'Ask for less.'));
  if (offset !== undefined && !isWithin(offset, 0, DEEPEST_OFFSET))
    issues.push(invalidQuery('/offset', 'The offset is no whole number of a sensible size.', 'Page with the cursor.'));
  if (count !== undefined && !COUNT_MODES.includes(count))
    issues.push(invalidQuery('/count', 'There is no such way to count.', `Use one of ${COUNT_MODES.join(', ')}.`));
  return issues;
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
