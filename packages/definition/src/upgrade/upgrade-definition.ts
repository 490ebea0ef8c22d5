import type { Issue } from '@formwork/kernel';
import { describeJson, isJsonObject } from '../structure/json-schema.ts';

/** The format that this version of Formwork writes. */
export const CURRENT_FORMAT = 1;

/** One pure step from a format to the next; `from` is the format that it reads. */
interface Upgrade {
  readonly from: number;
  upgrade(json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/** Numbered without gaps. Format 1 is the first, so there is nothing to upgrade from yet. */
const upgrades: readonly Upgrade[] = [];

/** Brings JSON of an older format to the present one; a newer format, or no object at all, is a finding. Never throws. */
export function upgradeDefinition(json: unknown): {
  readonly json?: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
} {
  if (!isJsonObject(json)) {
    return {
      issues: [finding('', `The definition is ${describeJson(json)}, but must be an object.`, 'Give a bundle.')],
    };
  }
  const format = Object.hasOwn(json, 'format') ? json['format'] : undefined;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    const message = 'The definition does not say which version of the language it is written in.';
    return { issues: [finding('/format', message, `Add "format": ${CURRENT_FORMAT}.`)] };
  }
  if (format > CURRENT_FORMAT) {
    const message = `The definition is written in format ${format}; this version of Formwork reads up to ${CURRENT_FORMAT}.`;
    return { issues: [finding('/format', message, 'Use a newer version of Formwork.')] };
  }
  const steps = upgrades.filter((step) => step.from >= format);
  return { json: steps.reduce((value, step) => step.upgrade(value), json), issues: [] };
}

function finding(path: string, message: string, hint: string): Issue {
  return { code: 'FW_DEFINITION_FORMAT', severity: 'error', path, message, hint };
}
