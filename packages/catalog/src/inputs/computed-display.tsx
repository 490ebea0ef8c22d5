import type { FieldModel } from '@formwork/definition';
import type { FieldDisplayProps } from '@formwork/renderer/fields';
import type { ComponentType } from 'react';
import { DATE_PATTERN, INSTANT_PATTERN, formatDateShort, formatInstantShort } from '../values/civil-time.ts';
import { displayOf } from './text-value.tsx';

const DATE = new RegExp(DATE_PATTERN);
const INSTANT = new RegExp(INSTANT_PATTERN);

/** The display of a computed value: a date and an instant are as short in a cell as those that are entered. */
export function computedDisplayOf(model: Pick<FieldModel, 'format'>): ComponentType<FieldDisplayProps> {
  return displayOf(model, true, (value, reader, field) => {
    if (typeof value === 'string' && DATE.test(value)) return formatDateShort(value, reader.locale);
    if (typeof value === 'string' && INSTANT.test(value))
      return formatInstantShort(value, reader.locale, reader.timeZone);
    return model.format(value, field, reader);
  });
}
