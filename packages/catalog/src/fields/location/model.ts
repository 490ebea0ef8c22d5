import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { parseDecimal } from '../../values/exact-decimal.ts';
import { accept, refuse, refuseType, within } from '../../values/parse-result.ts';
import { parsePlainText } from '../../values/plain-text.ts';
import { LATITUDE, LONGEST_ADDRESS, LONGITUDE } from './location-limits.ts';

const PARTS = ['address', 'latitude', 'longitude'];
const PAIR = /^\s*(-?\d{1,2}(?:\.\d{1,6})?)\s*[,，]\s*(-?\d{1,3}(?:\.\d{1,6})?)\s*$/;
const EXAMPLE = 'Send {"address": "…", "latitude": "31.230416", "longitude": "121.473701"}, or the address alone.';

/** A place: an address as people write it (an empty text where there is none), its coordinates, or both. No map service is asked. */
export const locationModel = defineFieldModel({
  id: 'location',
  label: { en: 'Location', 'zh-CN': '位置' },
  help: {
    en: 'An address, the coordinates of a place (WGS 84), or both.',
    'zh-CN': '地址、坐标（WGS 84），或两者皆有。',
  },
  options: Type.Object(
    {
      coordinates: Type.Optional(
        Type.Union([Type.Literal('optional'), Type.Literal('required'), Type.Literal('none')], {
          description: 'Whether a place has coordinates beside its address: optional unless said.',
        }),
      ),
    },
    closed,
  ),
  storage: () => ({
    shape: 'columns',
    columns: [
      { suffix: '', key: 'address', column: { kind: 'text' } },
      { suffix: '_latitude', key: 'latitude', column: { kind: 'numeric', ...digits(LATITUDE) }, isOptional: true },
      { suffix: '_longitude', key: 'longitude', column: { kind: 'numeric', ...digits(LONGITUDE) }, isOptional: true },
    ],
  }),
  ruleType: () => ({
    kind: 'object',
    fields: {
      address: { kind: 'text' },
      latitude: { kind: 'number', scale: LATITUDE.scale },
      longitude: { kind: 'number', scale: LONGITUDE.scale },
    },
  }),
  valueSchema: (field) => {
    const coordinate = { type: 'string', pattern: '^-?\\d{1,3}\\.\\d{6}$' };
    const mode = coordinatesOf(field);
    const optional =
      mode === 'none' ? { type: 'null' } : mode === 'required' ? coordinate : { anyOf: [coordinate, { type: 'null' }] };
    return {
      type: 'object',
      properties: {
        address: { type: 'string', maxLength: LONGEST_ADDRESS },
        latitude: optional,
        longitude: optional,
      },
      required: mode === 'required' ? ['latitude', 'longitude'] : [],
      additionalProperties: false,
    };
  },
  parse: parseLocation,
  format: (value) => {
    const { address, latitude, longitude } = partsOf(value);
    const coordinates = latitude === '' ? '' : `${plain(latitude)}, ${plain(longitude)}`;
    if (address === '') return coordinates;
    return coordinates === '' ? address : `${address} (${coordinates})`;
  },
  operators: ['contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  allows: { unique: false },
});

function digits({ scale, precision }: { readonly scale: number; readonly precision: number }) {
  return { scale, precision };
}

/** Whether a field takes coordinates, needs them, or has none. */
export function coordinatesOf(field: FieldDefinition): 'optional' | 'required' | 'none' {
  const mode = field['coordinates'];
  return mode === 'required' || mode === 'none' ? mode : 'optional';
}

/** The parts of a place as texts; absent ones are empty. */
export function partsOf(value: Json): {
  readonly address: string;
  readonly latitude: string;
  readonly longitude: string;
} {
  const parts = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Record<
    string,
    unknown
  >;
  return {
    address: typeof value === 'string' ? value : asText(parts['address']),
    latitude: asText(parts['latitude']),
    longitude: asText(parts['longitude']),
  };
}

function plain(coordinate: string): string {
  return coordinate.replace(/\.?0+$/, '');
}

/** A text is an address, or a pair of coordinates as maps give them: 31.230416, 121.473701. */
function parseLocation(raw: unknown, field: FieldDefinition): ParseResult {
  if (typeof raw === 'string') {
    const pair = coordinatesOf(field) === 'none' ? null : PAIR.exec(raw.slice(0, 60));
    return parseParts(pair === null ? { address: raw } : { latitude: pair[1], longitude: pair[2] }, field);
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuseType('a place', EXAMPLE);
  const unknown = Object.keys(raw).find((key) => !PARTS.includes(key));
  if (unknown !== undefined) return refuseType('a place only', `Remove "${unknown.slice(0, 60)}".`);
  return parseParts(raw as Readonly<Record<string, unknown>>, field);
}

function parseParts(raw: Readonly<Record<string, unknown>>, field: FieldDefinition): ParseResult {
  const given = (key: string): unknown => (Object.hasOwn(raw, key) && raw[key] !== '' ? (raw[key] ?? null) : null);
  const address =
    given('address') === null
      ? accept(null)
      : parsePlainText(given('address'), { maxLength: LONGEST_ADDRESS, isMultiline: true });
  if (!address.ok) return within('address', address);
  const [latitude, longitude] = [given('latitude'), given('longitude')];
  const mode = coordinatesOf(field);
  if (latitude === null && longitude === null) {
    if (mode === 'required' && address.value !== null)
      return refuseCoordinates('latitude', 'The place has no coordinates.', 'Add latitude and longitude.');
    return accept(address.value === null ? null : { address: asText(address.value), latitude: null, longitude: null });
  }
  if (mode === 'none')
    return refuseCoordinates('latitude', 'No coordinates are kept here.', 'Leave latitude and longitude out.');
  if (latitude === null)
    return refuseCoordinates('latitude', 'The latitude is missing.', 'Give latitude and longitude, or neither.');
  if (longitude === null)
    return refuseCoordinates('longitude', 'The longitude is missing.', 'Give latitude and longitude, or neither.');
  const north = within('latitude', parseDecimal(latitude, LATITUDE));
  if (!north.ok) return north;
  const east = within('longitude', parseDecimal(longitude, LONGITUDE));
  if (!east.ok) return east;
  return accept({ address: asText(address.value), latitude: north.value, longitude: east.value });
}

function refuseCoordinates(part: string, message: string, hint: string): ParseResult {
  return within(part, refuse('FW_FIELD_LOCATION_COORDINATES', message, hint));
}
