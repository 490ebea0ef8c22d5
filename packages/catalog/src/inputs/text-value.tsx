import type { FieldModel } from '@formwork/definition';
import type { FieldDisplayProps } from '@formwork/renderer/fields';
import type { ComponentType } from 'react';

/** A display that writes the value as the model formats it; numbers line up under each other. */
export function displayOf(model: FieldModel, isNumber = false): ComponentType<FieldDisplayProps> {
  function TextValue({ value, field, reader }: FieldDisplayProps) {
    if (value === null) return null;
    const text = model.format(value, field, reader);
    return isNumber ? <span style={{ fontVariantNumeric: 'tabular-nums' }}>{text}</span> : text;
  }
  return TextValue;
}
