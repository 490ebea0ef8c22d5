import type { Text } from '@formwork/kernel';
import { findDocument } from '../document/document-kinds.ts';
import type { FieldModels } from '../kinds/field-model.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { readSoundDocuments } from '../structure/read-definition.ts';
import { collectReferences } from './collect-references.ts';
import type { Reference, ReferenceTarget } from './reference.ts';
import { referenceUses } from './reference-use.ts';

/** One place where something is used, in words and with its address. */
export interface UsedAt {
  readonly app: string;
  readonly file: string;
  /** JSON Pointer within the file. */
  readonly path: string;
  /** `Form "order_form": shown on the form`. */
  readonly text: Text;
  /** How many places of this file it stands for; more than 1 for the records of a dataset. */
  readonly count: number;
}

/**
 * Where something is used, in all the apps given: what a person sees before a rename or a removal.
 * Uses in the records of one dataset are told once, with their number. Objects whose structure is broken are passed over.
 */
export function whereUsed(
  definitions: readonly AppDefinition[],
  models: FieldModels,
  target: ReferenceTarget,
): readonly UsedAt[] {
  const sound = definitions.flatMap((each) => readSoundDocuments(each, models).definition ?? []);
  const found = collectReferences(sound, models, { target });
  const records = new Map<string, Reference[]>();
  for (const reference of found.filter((each) => each.use === 'records')) {
    const key = `${reference.app}/${reference.file}`;
    records.set(key, [...(records.get(key) ?? []), reference]);
  }
  const told = found.filter((each) => each.use !== 'records').map((each) => ({ reference: each, count: 1 }));
  const summed = [...records.values()].map((list) => ({ reference: list[0]!, count: list.length }));
  return [...told, ...summed].map(({ reference, count }) => ({
    app: reference.app,
    file: reference.file,
    path: reference.path,
    text: sentence(definitions, reference),
    count,
  }));
}

function sentence(definitions: readonly AppDefinition[], reference: Reference): Text {
  const owner = definitions.find((each) => each.app.name === reference.app);
  const document = owner === undefined ? undefined : findDocument(owner, reference.file);
  const noun = document?.kind.noun ?? { en: 'file', 'zh-CN': '文件' };
  const name = document === undefined || document.name === document.kind.id ? '' : ` "${document.name}"`;
  const use = referenceUses[reference.use];
  return {
    en: `${noun.en.charAt(0).toUpperCase()}${noun.en.slice(1)}${name}: ${use.en}`,
    'zh-CN': `${noun['zh-CN']}${name}：${use['zh-CN']}`,
  };
}
