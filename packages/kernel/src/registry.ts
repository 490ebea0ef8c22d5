import { defineError } from './error.ts';

/** Asked for a kind that no folder of the catalogue declares. */
export const KindUnknown = defineError('FW_KERNEL_KIND_UNKNOWN', {
  status: 500,
  message: (d: { registry: string; id: string }) => `There is no ${d.registry} "${d.id}".`,
  hint: (d) => `Use one of the ${d.registry}s of the catalogue, or add a folder for it.`,
});

/** A closed, immutable look-up of kinds by id, in the order given. */
export interface Registry<K extends { readonly id: string }> {
  readonly ids: readonly string[];
  readonly kinds: readonly K[];
  /** The kind, or `undefined`. */
  find(id: string): K | undefined;
  /** The kind; throws `FW_KERNEL_KIND_UNKNOWN` when there is none. */
  resolve(id: string): K;
}

/** Builds a registry; `name` is the singular noun used in errors, such as `field type`. */
export function createRegistry<K extends { readonly id: string }>(name: string, kinds: readonly K[]): Registry<K> {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  return Object.freeze({
    ids: kinds.map((kind) => kind.id),
    kinds: Object.freeze([...kinds]),
    find: (id: string) => byId.get(id),
    resolve: (id: string) => {
      const kind = byId.get(id);
      if (kind === undefined) throw KindUnknown({ registry: name, id });
      return kind;
    },
  });
}
