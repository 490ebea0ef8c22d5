import { type Text, pointer } from '@formwork/kernel';
import { documentsOf } from '../document/document-kinds.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { isJsonObject } from '../structure/json-schema.ts';

/** The keys whose values people read. */
export const textKeys: ReadonlySet<string> = new Set([
  'label',
  'plural',
  'help',
  'description',
  'message',
  'confirm',
  'text',
]);

/** Files whose texts are of their own: nothing in them is translated by address. */
const FREE_FILES = new Set(['dataset', 'scenario', 'locale']);

/** A text of a definition, where it is and the address that translations name it by. */
export interface AddressedText {
  readonly file: string;
  /** JSON Pointer within the file. */
  readonly path: string;
  /** `entities.sales_order.fields.customer.label`. */
  readonly address: string;
  readonly text: Text;
}

/** Every text of a definition that people read, in the order of a bundle. */
export function textsOf(definition: AppDefinition): AddressedText[] {
  return documentsOf(definition).flatMap(({ kind, name, file, content }) => {
    if (FREE_FILES.has(kind.id)) return [];
    const base = kind.key === 'app' || kind.key === 'navigation' ? kind.key : `${kind.key}.${name}`;
    return textsIn(content, file, '', base);
  });
}

function textsIn(node: unknown, file: string, path: string, address: string): AddressedText[] {
  if (Array.isArray(node)) {
    return node.flatMap((item: unknown, place) => {
      const name = isJsonObject(item) ? (item['name'] ?? item['value']) : undefined;
      return textsIn(item, file, path + pointer(place), `${address}.${typeof name === 'string' ? name : place}`);
    });
  }
  if (!isJsonObject(node)) return [];
  return Object.entries(node).flatMap(([key, child]) => {
    const at = { file, path: path + pointer(key), address: `${address}.${key}` };
    if (textKeys.has(key) && isText(child)) return [{ ...at, text: child }];
    return textsIn(child, file, at.path, at.address);
  });
}

function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true;
  return isJsonObject(value) && Object.values(value).every((each) => typeof each === 'string');
}
