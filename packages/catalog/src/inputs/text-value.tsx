import type { FieldDefinition, FieldModel } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import type { FieldDisplayProps, Reader } from '@formwork/renderer/fields';
import type { ComponentType } from 'react';

/** A display that writes the value as the model formats it, or shorter in a cell; numbers line up under each other. */
export function displayOf(
  model: Pick<FieldModel, 'format'>,
  isNumber = false,
  formatShort?: (value: Json, reader: Reader, field: FieldDefinition) => string,
): ComponentType<FieldDisplayProps> {
  function TextValue({ value, field, reader, size }: FieldDisplayProps) {
    if (value === null) return null;
    const isShort = size === 'cell' && formatShort !== undefined;
    const text = isShort ? formatShort(value, reader, field) : model.format(value, field, reader);
    return isNumber ? <span style={{ fontVariantNumeric: 'tabular-nums' }}>{text}</span> : text;
  }
  return TextValue;
}
