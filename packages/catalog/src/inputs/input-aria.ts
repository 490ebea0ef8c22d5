import type { FieldInputProps } from '@formwork/renderer/fields';

/** What assistive technology is told about an input; spread onto the focusable element. */
export function ariaOf(props: Pick<FieldInputProps, 'id' | 'label' | 'describedBy' | 'invalid' | 'required'>): {
  id: string;
  'aria-label': string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
} {
  return {
    id: props.id,
    'aria-label': props.label,
    ...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy }),
    ...(props.invalid === true ? { 'aria-invalid': true } : {}),
    ...(props.required === true ? { 'aria-required': true } : {}),
  };
}

/** The look that all inputs share: borderless in a cell, red when invalid. */
export function lookOf(props: Pick<FieldInputProps, 'size' | 'invalid' | 'disabled'>): {
  variant: 'borderless' | 'outlined';
  status?: 'error';
  disabled: boolean;
} {
  return {
    variant: props.size === 'cell' ? 'borderless' : 'outlined',
    ...(props.invalid === true ? { status: 'error' } : {}),
    disabled: props.disabled === true,
  };
}
