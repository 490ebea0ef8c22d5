import type { FilterInputProps } from '@formwork/renderer/fields';
import { Select } from 'antd';

/** Several texts, each ended with Enter or a comma. */
export function TextListFilter({ id, label, value, onChange }: FilterInputProps) {
  return (
    <Select<string[]>
      id={id}
      aria-label={label}
      mode="tags"
      style={{ minWidth: 200 }}
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '\n']}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={(next) => onChange(next.length === 0 ? null : next)}
    />
  );
}
