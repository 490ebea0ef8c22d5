import { ClearOutlined, UndoOutlined } from '@ant-design/icons';
import { type Text, readText } from '@formwork/kernel';
import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { Button } from 'antd';
import { type PointerEvent, useRef, useState } from 'react';
import { ariaOf } from '../../inputs/input-aria.ts';
import { SignatureView } from '../../inputs/signature-view.tsx';
import { asText } from '../../values/as-text.ts';
import { type PenPoint, SHEET, readStrokes, writeStrokes } from '../../values/pen-strokes.ts';
import { signatureModel } from './model.ts';

const SIGN_HERE: Text = {
  en: 'Sign here with a finger, a pen or the mouse',
  'zh-CN': '请在此用手指、触控笔或鼠标签名',
};
const UNDO: Text = { en: 'Take the last stroke back', 'zh-CN': '撤销上一笔' };
const CLEAR: Text = { en: 'Clear', 'zh-CN': '清除' };
/** Points nearer to each other than this are one: a slow hand would else fill the path. */
const NEAR = 3;

/** A sheet to draw on. Each stroke is handed on when the pen is lifted. */
function SignatureInput(props: FieldInputProps) {
  const { value, onChange, reader } = props;
  const [stroke, setStroke] = useState<readonly PenPoint[]>();
  const sheet = useRef<HTMLFieldSetElement>(null);
  const strokes = readStrokes(asText(value)) ?? [];
  const isFixed = props.disabled === true || props.readOnly === true;
  const hand = (next: readonly (readonly PenPoint[])[]): void =>
    onChange(next.length === 0 ? null : writeStrokes(next));
  const pointOf = (event: PointerEvent): PenPoint => {
    const box = sheet.current!.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * SHEET.width;
    const y = ((event.clientY - box.top) / box.height) * SHEET.height;
    return [x, y];
  };
  const drawn = writeStrokes(stroke === undefined ? strokes : [...strokes, stroke]);
  const status = signatureModel.format(value, props.field, reader);
  return (
    <div style={{ maxWidth: SHEET.width }}>
      <fieldset
        ref={sheet}
        {...ariaOf(props)}
        tabIndex={isFixed ? -1 : 0}
        style={{
          position: 'relative',
          margin: 0,
          padding: 0,
          minInlineSize: 0,
          aspectRatio: `${SHEET.width} / ${SHEET.height}`,
          border: `1px solid ${props.invalid === true ? 'var(--fw-danger, #b42318)' : 'var(--fw-line-strong, #cfd4dd)'}`,
          borderRadius: 6,
          background: 'var(--fw-surface, transparent)',
          opacity: props.disabled === true ? 0.6 : 1,
          cursor: isFixed ? 'default' : 'crosshair',
          touchAction: 'none',
        }}
        onPointerDown={(event) => {
          if (isFixed || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setStroke([pointOf(event)]);
        }}
        onPointerMove={(event) => {
          if (stroke === undefined) return;
          const next = pointOf(event);
          const last = stroke.at(-1)!;
          if (Math.hypot(next[0] - last[0], next[1] - last[1]) >= NEAR) setStroke([...stroke, next]);
        }}
        onPointerUp={() => {
          if (stroke !== undefined) hand([...strokes, stroke]);
          setStroke(undefined);
        }}
        onPointerCancel={() => setStroke(undefined)}
        {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
      >
        {drawn === '' ? (
          <span
            style={{
              position: 'absolute',
              inset: 0,
              display: 'grid',
              placeItems: 'center',
              color: 'var(--fw-text-faint, inherit)',
              pointerEvents: 'none',
              textAlign: 'center',
              userSelect: 'none',
            }}
          >
            {isFixed ? '–' : readText(SIGN_HERE, reader.locale)}
          </span>
        ) : (
          <SignatureView path={drawn} title={status} height="100%" />
        )}
      </fieldset>
      {isFixed ? null : (
        <div style={{ display: 'flex', gap: 4, marginTop: 4 }}>
          <Button
            type="text"
            size="small"
            icon={<UndoOutlined />}
            disabled={strokes.length === 0}
            onClick={() => hand(strokes.slice(0, -1))}
          >
            {readText(UNDO, reader.locale)}
          </Button>
          <Button
            type="text"
            size="small"
            icon={<ClearOutlined />}
            disabled={strokes.length === 0}
            onClick={() => hand([])}
          >
            {readText(CLEAR, reader.locale)}
          </Button>
        </div>
      )}
    </div>
  );
}

function SignatureDisplay({ value, field, reader, size }: FieldDisplayProps) {
  const path = asText(value);
  if (path === '') return null;
  return (
    <SignatureView path={path} title={signatureModel.format(path, field, reader)} height={size === 'cell' ? 22 : 72} />
  );
}

/** Whether there is a signature is all that can be asked. */
function SignatureFilter() {
  return null;
}

/** A signature is drawn on a sheet and shown as it was drawn. */
export const signatureReact = defineFieldReact({
  id: 'signature',
  Input: SignatureInput,
  Display: SignatureDisplay,
  FilterInput: SignatureFilter,
  width: 110,
  editsInCell: false,
});
