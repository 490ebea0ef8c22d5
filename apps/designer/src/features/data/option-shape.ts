/** As much of a JSON Schema as option panels look at. */
export interface OptionSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly OptionSchema[];
  readonly items?: OptionSchema;
  readonly properties?: Readonly<Record<string, OptionSchema>>;
  readonly patternProperties?: Readonly<Record<string, OptionSchema>>;
  readonly 'x-formwork'?: string;
}

/** How an option is edited. */
export type OptionShape =
  'rule' | 'flag' | 'enum' | 'number' | 'text' | 'words' | 'localised' | 'table' | 'rules' | 'json';

/** Finds the control for an option by its schema; what fits nothing is edited as JSON. */
export function optionShape(schema: OptionSchema): OptionShape {
  if (schema['x-formwork'] === 'rule') return 'rule';
  if (schema.type === 'boolean' || schema.const === true) return 'flag';
  if (schema.enum !== undefined || isListOfConstants(schema)) return 'enum';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.type === 'string') return 'text';
  if (schema.type === 'array') {
    if (schema.items?.type === 'string') return 'words';
    return schema.items?.properties === undefined ? 'json' : 'table';
  }
  if (isMapOfRules(schema)) return 'rules';
  const kinds = schema.anyOf?.map((each) => each.type) ?? [];
  if (kinds.includes('string') && kinds.includes('object') && isMapOfTexts(schema)) return 'localised';
  return kinds.length > 0 && kinds.every((each) => each === 'string' || each === 'number' || each === 'integer')
    ? 'text'
    : 'json';
}

function isListOfConstants(schema: OptionSchema): boolean {
  return schema.anyOf !== undefined && schema.anyOf.every((each) => typeof each.const === 'string');
}

function isMapOfTexts(schema: OptionSchema): boolean {
  return schema.anyOf?.some((each) => each.patternProperties !== undefined) === true;
}

function isMapOfRules(schema: OptionSchema): boolean {
  const values = Object.values(schema.patternProperties ?? {});
  return values.length > 0 && values.every((each) => each['x-formwork'] === 'rule');
}
