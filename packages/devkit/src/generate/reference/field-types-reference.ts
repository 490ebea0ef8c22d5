import type { FieldModel } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import type { Generator } from '../generator.ts';
import { keyRows } from './key-rows.ts';
import { code, page, table } from './markdown.ts';
import type { Schema } from './schema-words.ts';

interface Sample {
  readonly field: Readonly<Record<string, unknown>>;
  readonly valid: readonly { readonly in: unknown; readonly out: unknown }[];
  readonly invalid: readonly { readonly in: unknown; readonly code: string }[];
}

/** docs/reference/field-types.md: every kind of field with its options and with values from its own cases. */
export const fieldTypesReference: Generator = {
  name: 'reference of field types',
  async files() {
    const { fieldModels } = await import('@formwork/catalog/models');
    const { fieldCases } = await import('@formwork/catalog/cases');
    const parts = fieldModels.kinds.map((model) =>
      presentType(model, fieldCases.find((cases) => cases.id === model.id)?.samples ?? []),
    );
    return [{ path: 'docs/reference/field-types.md', text: presentPage(parts) }];
  },
};

function presentType(model: FieldModel, samples: readonly Sample[]): string {
  return [
    `## ${model.id}`,
    `**${readText(model.label, 'en')}** — ${readText(model.help, 'en')}`,
    presentOptions(model),
    presentAbilities(model),
    presentSample(samples[0]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function presentOptions(model: FieldModel): string {
  const rows = keyRows(model.id, model.options as unknown as Schema);
  return rows.length === 0 ? 'It has no options of its own.' : table(['Option', 'Value', 'Needed', 'Meaning'], rows);
}

/** What can be asked of it, and which of the common keys it takes. */
function presentAbilities(model: FieldModel): string {
  const common = ['required', 'unique', 'default', 'searchable'] as const;
  const taken = common.filter((key) => model.allows?.[key] !== false);
  const facts = [
    model.operators.length === 0 ? 'It cannot be filtered by.' : `Filters: ${model.operators.map(code).join(', ')}.`,
    taken.length === 0
      ? 'It takes none of `required`, `unique`, `default`, `searchable`.'
      : `Takes ${taken.map(code).join(', ')}.`,
    ...(model.isComputed === true ? ['Nobody types it in: it is computed.'] : []),
    ...(model.isScalar === false ? ['It is no column of a list.'] : []),
  ];
  return facts.join(' ');
}

function presentSample(sample: Sample | undefined): string {
  if (sample === undefined) return '';
  const accepted = sample.valid.slice(0, 3).map(({ in: given, out }) => [short(given), short(out)]);
  const refused = sample.invalid
    .slice(0, 3)
    .map(({ in: given, code: reason }) => [short(given), `refused: ${code(reason)}`]);
  const example = `\`\`\`json\n${JSON.stringify(sample.field)}\n\`\`\``;
  const rows = [...accepted, ...refused];
  return rows.length === 0 ? example : `${example}\n\n${table(['Sent', 'Kept'], rows)}`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return code(text.length > 120 ? `${text.slice(0, 117)}…` : text);
}

function presentPage(parts: readonly string[]): string {
  return page('Field types', 'the catalogue: models, options and cases', [
    'The keys that every field has are in [definition.md](definition.md#entity); here are the options that each type adds, and values that its own tests send.',
    ...parts,
  ]);
}
