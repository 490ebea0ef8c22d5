/** A patch of a colour, with an edge so that it shows on a ground of the same colour. */
export function ColorSwatch({ color, size = 14 }: { readonly color: string; readonly size?: number }) {
  return (
    <span
      aria-hidden="true"
      style={{
        display: 'inline-block',
        flex: 'none',
        width: size,
        height: size,
        borderRadius: 4,
        background: color,
        boxShadow: 'inset 0 0 0 1px color-mix(in srgb, var(--fw-text, currentColor) 25%, transparent)',
        verticalAlign: '-2px',
      }}
    />
  );
}
