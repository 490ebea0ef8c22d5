import { EnvironmentOutlined } from '@ant-design/icons';
import type { Json } from '@formwork/kernel';
import { readText } from '@formwork/kernel';
import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { Input } from 'antd';
import { ariaOf, lookOf } from '../../inputs/input-aria.ts';
import { TextFilter } from '../../inputs/text-filter.tsx';
import { coordinatesOf, locationModel, partsOf } from './model.ts';

const WORDS = {
  address: { en: 'Address', 'zh-CN': '地址' },
  latitude: { en: 'Latitude', 'zh-CN': '纬度' },
  longitude: { en: 'Longitude', 'zh-CN': '经度' },
};

type Part = keyof typeof WORDS;

/** The address, and below it the coordinates; a pair that is pasted into either of them fills both. */
function LocationInput(props: FieldInputProps) {
  const { field, value, onChange, reader } = props;
  const parts = partsOf(value);
  const change = (part: Part, text: string): void => {
    const pair = part === 'address' ? null : /^\s*(-?\d+\.?\d*)\s*[,，]\s*(-?\d+\.?\d*)\s*$/.exec(text);
    const next = pair === null ? { ...parts, [part]: text } : { ...parts, latitude: pair[1]!, longitude: pair[2]! };
    onChange(valueOf(next));
  };
  /** Once an input is left, its digits are written as they are kept; what is refused stays as typed. */
  const settle = (): void => {
    const parsed = value === null ? undefined : locationModel.parse(value, field);
    if (parsed?.ok === true && JSON.stringify(parsed.value) !== JSON.stringify(value)) onChange(parsed.value);
    props.onBlur?.();
  };
  const input = (part: Part, aria: object) => (
    <Input
      {...aria}
      {...lookOf(props)}
      value={parts[part]}
      placeholder={readText(WORDS[part], reader.locale)}
      readOnly={props.readOnly === true}
      autoComplete="off"
      {...(part === 'address' ? {} : { inputMode: 'decimal' as const })}
      onChange={(event) => change(part, event.target.value)}
      onBlur={settle}
    />
  );
  const named = (part: Part): object => ({ 'aria-label': `${props.label}, ${readText(WORDS[part], reader.locale)}` });
  return (
    <div style={{ display: 'grid', gap: 6 }}>
      {input('address', ariaOf(props))}
      {coordinatesOf(field) === 'none' ? null : (
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 6 }}>
          {input('latitude', named('latitude'))}
          {input('longitude', named('longitude'))}
        </div>
      )}
    </div>
  );
}

function valueOf(parts: Readonly<Record<Part, string>>): Json {
  if (Object.values(parts).every((part) => part.trim() === '')) return null;
  return {
    address: parts.address,
    latitude: parts.latitude === '' ? null : parts.latitude,
    longitude: parts.longitude === '' ? null : parts.longitude,
  };
}

function LocationDisplay({ value, field, reader, size }: FieldDisplayProps) {
  if (value === null) return null;
  const { address, latitude } = partsOf(value);
  if (latitude === '' || (size === 'cell' && address !== '')) return address;
  const coordinates = locationModel.format({ ...(value as Record<string, Json>), address: '' }, field, reader);
  return (
    <span>
      {address === '' ? null : <>{address} </>}
      <span style={{ color: 'var(--fw-text-soft, inherit)', whiteSpace: 'nowrap' }}>
        <EnvironmentOutlined aria-hidden /> {coordinates}
      </span>
    </span>
  );
}

/** A place is typed as an address and coordinates. */
export const locationReact = defineFieldReact({
  id: 'location',
  Input: LocationInput,
  Display: LocationDisplay,
  FilterInput: TextFilter,
  width: 240,
  editsInCell: false,
});
