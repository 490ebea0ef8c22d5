import type { AppDefinition } from '@formwork/definition';

interface Named {
  readonly name: string;
  readonly renamedFrom?: readonly string[];
}

/**
 * An earlier version of a definition, ready to be published over the present one: whatever has been renamed since is
 * told so, so that the plan renames back and no value is lost. Pure.
 */
export function prepareRollback(earlier: AppDefinition, present: AppDefinition): AppDefinition {
  return {
    ...earlier,
    entities: mapBack(earlier.entities, present.entities, (entity, now) => ({
      ...entity,
      fields: mapBack(entity.fields, now?.fields ?? [], (field, fieldNow) => withOptions(field, fieldNow)),
    })),
    forms: mapBack(earlier.forms, present.forms),
    views: mapBack(earlier.views, present.views),
    workflows: mapBack(earlier.workflows, present.workflows, (workflow, now) => ({
      ...workflow,
      states: mapBack(workflow.states, now?.states ?? []),
      transitions: mapBack(workflow.transitions, now?.transitions ?? []),
    })),
    rules: mapBack(earlier.rules, present.rules),
    roles: mapBack(earlier.roles, present.roles),
  } as AppDefinition;
}

function mapBack<T extends Named>(
  earlier: readonly T[],
  present: readonly T[],
  inside: (object: T, now: T | undefined) => T = (object) => object,
): T[] {
  const names = new Set(earlier.map((object) => object.name));
  return earlier.map((object) => {
    const same = present.find((now) => now.name === object.name && !isOtherThing(now, earlier));
    if (same !== undefined && !isTakenOver(object.name, present, earlier)) return inside(object, same);
    const renamed = present.find(
      (now) =>
        now.renamedFrom?.includes(object.name) === true &&
        (now.name === object.name || !names.has(now.name) || isOtherThing(now, earlier)),
    );
    if (renamed === undefined) return inside(object, undefined);
    const former = [...(object.renamedFrom ?? []).filter((name) => name !== renamed.name), renamed.name];
    const mapped = inside(object, renamed);
    // Of swapped names each would look like the present other one; as it was, its lineage tells enough.
    const isMistakable = present.some((now) => lineageText(now) === lineageText({ ...mapped, renamedFrom: former }));
    return isMistakable ? mapped : { ...mapped, renamedFrom: former };
  });
}

function lineageText({ name, renamedFrom = [] }: Named): string {
  return [...renamedFrom, name].join(' ');
}

/** True when the earlier object got another name since, and its old name went to something new. */
function isTakenOver(name: string, present: readonly Named[], earlier: readonly Named[]): boolean {
  return present.some(
    (now) =>
      now.name !== name &&
      now.renamedFrom?.includes(name) === true &&
      !earlier.some((before) => before.name === now.name || (before.renamedFrom ?? []).includes(name)),
  );
}

/** True when the present object got its name by a rename since: the earlier object of that name is another thing. */
function isOtherThing(now: Named, earlier: readonly Named[]): boolean {
  const before = earlier.find((object) => object.name === now.name);
  const added = (now.renamedFrom ?? []).filter((name) => !(before?.renamedFrom ?? []).includes(name));
  return added.some((name) => name !== now.name && earlier.some((object) => object.name === name));
}

/** Options of a choice are named by their value. */
function withOptions<T extends Named>(field: T, now: T | undefined): T {
  const options = optionsOf(field);
  if (options === undefined) return field;
  const present = optionsOf(now)?.map(named) ?? [];
  const back = mapBack(options.map(named), present).map(({ name: _name, ...option }) => option);
  return { ...field, options: back };
}

type Option = { readonly value: string; readonly renamedFrom?: readonly string[] };

function optionsOf(field: unknown): readonly Option[] | undefined {
  const { options } = (field ?? {}) as { options?: unknown };
  return Array.isArray(options) && options.every((each) => typeof (each as Option | null)?.value === 'string')
    ? (options as Option[])
    : undefined;
}

function named(option: Option): Option & Named {
  return { ...option, name: option.value };
}
