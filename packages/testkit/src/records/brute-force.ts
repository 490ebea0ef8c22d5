import type { GrantModel, Model } from '@formwork/definition';
import { type RuleEnv, evaluateCondition } from '@formwork/rules';
import type { StorePerson } from './record-store.ts';

/** A record as it is, whoever looks. */
export type PlainRecord = { readonly id: string } & Readonly<Record<string, unknown>>;

/** All records of the deal app. */
export interface DealData {
  readonly accounts: readonly PlainRecord[];
  readonly deals: readonly PlainRecord[];
  /** With `parent`. */
  readonly items: readonly PlainRecord[];
}

/**
 * What a person may see of the deal app, found the slow way: every grant asked about every record, straight from the
 * roles and without the compiled access. Hidden values are null.
 */
export interface BruteForceView {
  readonly deals: readonly PlainRecord[];
  /** Fields that are not hidden on every record. */
  readonly known: Readonly<Record<'account' | 'deal' | 'deal_item', ReadonlySet<string>>>;
  /** Ids of deals that count in aggregates. */
  readonly aggregated: ReadonlySet<string>;
}

const FIELDS = {
  account: ['id', 'name', 'region', 'rating'],
  deal: ['id', 'title', 'stage', 'amount', 'closes_on', 'account', 'items', 'worth', 'score', 'owner'],
  deal_item: ['id', 'label', 'price'],
} as const;

type EntityName = keyof typeof FIELDS;

/** Fields that every record has: whether they are shown is part of what somebody sees, their values are not compared. */
const SYSTEM = ['created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at', 'owner', 'owner_department'];

/** Looks at everything as the person. */
export function viewByBruteForce(model: Model, person: StorePerson, data: DealData): BruteForceView {
  const grants = (entity: EntityName, action: 'read' | 'aggregate' = 'read'): GrantModel[] =>
    person.roles.flatMap((role) =>
      (model.roles.get(role)?.grants ?? []).filter(
        (grant) => grant.entity === `deals.${entity}` && grant.actions.includes(action),
      ),
    );
  const accounts = new Map(data.accounts.map((account) => [account.id, account]));
  const dealEnv = (deal: PlainRecord): PlainRecord => ({
    ...deal,
    account: accounts.get(String(deal['account'])) ?? null,
  });
  const accountView = (id: unknown): PlainRecord | null => {
    const account = accounts.get(String(id));
    if (account === undefined) return null;
    const passing = grants('account').filter((grant) => admits(grant, account, person));
    if (passing.length === 0) return null;
    return mask(account, FIELDS.account, (name) => passing.some((grant) => shows(grant, name)));
  };
  const known = {
    account: new Set(FIELDS.account.filter((name) => grants('account').some((grant) => shows(grant, name)))),
    deal: new Set<string>(),
    deal_item: new Set<string>(),
  } as Record<EntityName, Set<string>>;
  const itemGrants = itemRights(model, person);
  known.deal_item = new Set(FIELDS.deal_item.filter((name) => itemGrants.some((right) => right.shows(name))));
  const reads = grants('deal');
  const isAlways = (name: string): boolean =>
    reads.some((grant) => isOpen(grant) && showsDeal(grant, name)) ||
    (reads.length > 0 && reads.every((grant) => showsDeal(grant, name)));
  const inputs: Readonly<Record<string, readonly string[]>> = { score: ['amount', 'account'], worth: ['items'] };
  const isComputable: Readonly<Record<string, boolean>> = {
    score: known.account.has('rating'),
    worth: itemGrants.some((right) => right.isReachable) && known.deal_item.has('price'),
  };
  const showsDeal = (grant: GrantModel, name: string): boolean =>
    shows(grant, name) &&
    (isComputable[name] ?? true) &&
    (inputs[name] ?? []).every((input) => shows(grant, input) || isAlways(input));
  known.deal = new Set(FIELDS.deal.filter((name) => reads.some((grant) => showsDeal(grant, name))));
  const deals = data.deals.flatMap((deal) => {
    const passing = reads.filter((grant) => admits(grant, dealEnv(deal), person));
    if (passing.length === 0) return [];
    const items = data.items
      .filter((item) => item['parent'] === deal.id)
      .flatMap((item) => {
        const rights = itemGrants.filter((right) => right.admits(item, dealEnv(deal)));
        if (rights.length === 0) return [];
        return [mask(item, FIELDS.deal_item, (name) => rights.some((right) => right.shows(name)))];
      });
    const account = accountView(deal['account']);
    const worth = sum(items.map((item) => item['price']));
    const score = (cents(deal['amount']) + Number(account?.['rating'] ?? 0) * 100) / 100;
    const whole = { ...deal, items, worth, score: score.toFixed(2) };
    const seen = mask(whole, FIELDS.deal, (name) => passing.some((grant) => showsDeal(grant, name)));
    return [{ ...seen, items: seen['items'] ?? [], '@account': seen['account'] === null ? null : account }];
  });
  const aggregated = new Set(
    data.deals
      .filter((deal) => grants('deal', 'aggregate').some((grant) => admits(grant, dealEnv(deal), person)))
      .map((deal) => deal.id),
  );
  return { deals, known, aggregated };
}

interface ItemRight {
  readonly isReachable: boolean;
  admits(item: PlainRecord, deal: PlainRecord): boolean;
  shows(name: string): boolean;
}

/** A role with grants on items narrows what its grants on deals would show; one without shows all items of its deals. */
function itemRights(model: Model, person: StorePerson): ItemRight[] {
  return person.roles.flatMap((role) => {
    const all = model.roles.get(role)?.grants ?? [];
    const above = all.filter(
      (grant) => grant.entity === 'deals.deal' && grant.actions.includes('read') && shows(grant, 'items'),
    );
    const own = all.filter((grant) => grant.entity === 'deals.deal_item');
    if (own.length === 0)
      return above.map((grant) => ({
        isReachable: true,
        admits: (_: PlainRecord, deal: PlainRecord) => admits(grant, deal, person),
        shows: () => true,
      }));
    return own
      .filter((grant) => grant.actions.includes('read'))
      .map((grant) => ({
        isReachable: above.length > 0,
        admits: (item: PlainRecord, deal: PlainRecord) =>
          above.some((each) => admits(each, deal, person)) && admits(grant, item, person),
        shows: (name: string) => shows(grant, name),
      }));
  });
}

function isOpen(grant: GrantModel): boolean {
  return grant.scope === 'all' && grant.when === undefined;
}

function admits(grant: GrantModel, record: PlainRecord, person: StorePerson): boolean {
  const department = record['owner_department'];
  const isReached = {
    all: true,
    own: record['owner'] === person.id,
    department: department !== null && department === person.department,
    department_and_below: person.departments.includes(String(department)),
  }[grant.scope];
  const env = { record, user: person } as unknown as RuleEnv;
  return isReached && (grant.when === undefined || evaluateCondition(grant.when, env));
}

function shows(grant: GrantModel, name: string): boolean {
  const sets = grant.definition.fields;
  if (name === 'id' || sets === undefined) return true;
  return sets.hide?.includes(name) !== true && (sets.show === undefined || sets.show.includes(name));
}

function mask(record: PlainRecord, names: readonly string[], isShown: (name: string) => boolean): PlainRecord {
  const shown = names.map((name) => [name, isShown(name) ? (record[name] ?? null) : null] as const);
  const open = SYSTEM.filter(isShown);
  return { ...Object.fromEntries(shown), '@open': open } as unknown as PlainRecord;
}

function cents(value: unknown): number {
  return typeof value === 'string' ? Math.round(Number(value) * 100) : 0;
}

function sum(values: readonly unknown[]): string {
  return (values.reduce<number>((total, value) => total + cents(value), 0) / 100).toFixed(2);
}
