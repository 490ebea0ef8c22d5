import {
  BoldOutlined,
  EditOutlined,
  EyeOutlined,
  FontSizeOutlined,
  ItalicOutlined,
  LinkOutlined,
  OrderedListOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { Text } from '@formwork/kernel';
import { readText } from '@formwork/kernel';
import { type FieldDisplayProps, type FieldInputProps, defineFieldReact } from '@formwork/renderer/fields';
import { Button, Input } from 'antd';
import { type ComponentType, type KeyboardEvent, useRef, useState } from 'react';
import { ariaOf, lookOf } from '../../inputs/input-aria.ts';
import { MarkdownView } from '../../inputs/markdown-view.tsx';
import { TextFilter } from '../../inputs/text-filter.tsx';
import { asText } from '../../values/as-text.ts';
import { numberOption } from '../../values/options.ts';
import { type MarkdownMark, markSelection } from './mark-selection.ts';
import { richTextModel } from './model.ts';
import { RICH_TEXT_LENGTH } from './rich-text-length.ts';

const TOOLS: readonly { mark: MarkdownMark; icon: ComponentType; said: Text; key?: string }[] = [
  { mark: 'strong', icon: BoldOutlined, said: { en: 'Bold', 'zh-CN': '加粗' }, key: 'b' },
  { mark: 'emphasis', icon: ItalicOutlined, said: { en: 'Italic', 'zh-CN': '斜体' }, key: 'i' },
  { mark: 'heading', icon: FontSizeOutlined, said: { en: 'Heading', 'zh-CN': '标题' } },
  { mark: 'bullet', icon: UnorderedListOutlined, said: { en: 'List', 'zh-CN': '列表' } },
  { mark: 'number', icon: OrderedListOutlined, said: { en: 'Numbered list', 'zh-CN': '编号列表' } },
  { mark: 'link', icon: LinkOutlined, said: { en: 'Link', 'zh-CN': '链接' }, key: 'k' },
];
const PREVIEW: Text = { en: 'Preview', 'zh-CN': '预览' };
const WRITE: Text = { en: 'Write', 'zh-CN': '编写' };

/** A text area with the marks at hand, and a preview that is drawn as readers will see it. */
function RichTextInput(props: FieldInputProps) {
  const { value, onChange, reader } = props;
  const [isPreview, setPreview] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const isFixed = props.disabled === true || props.readOnly === true;
  const mark = (kind: MarkdownMark): void => {
    const area = box.current?.querySelector('textarea');
    if (area !== null && area !== undefined && !isFixed) markSelection(area, kind, (text) => onChange(text));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const tool = TOOLS.find(({ key }) => key !== undefined && key === event.key.toLowerCase());
    if (tool === undefined || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    mark(tool.mark);
  };
  const Toggle = isPreview ? EditOutlined : EyeOutlined;
  return (
    <div ref={box}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 2, marginBottom: 4 }}>
        {TOOLS.map(({ mark: kind, icon: Icon, said }) => (
          <Button
            key={kind}
            type="text"
            size="small"
            icon={<Icon />}
            title={readText(said, reader.locale)}
            aria-label={readText(said, reader.locale)}
            disabled={isFixed || isPreview}
            onClick={() => mark(kind)}
          />
        ))}
        <Button
          type="text"
          size="small"
          icon={<Toggle />}
          aria-pressed={isPreview}
          style={{ marginInlineStart: 'auto' }}
          onClick={() => setPreview(!isPreview)}
        >
          {readText(isPreview ? WRITE : PREVIEW, reader.locale)}
        </Button>
      </div>
      {isPreview ? (
        <div
          style={{
            minHeight: 96,
            padding: '6px 11px',
            border: '1px dashed var(--fw-line-strong, #cfd4dd)',
            borderRadius: 6,
          }}
        >
          <MarkdownView text={asText(value)} />
        </div>
      ) : null}
      <div hidden={isPreview}>
        <Input.TextArea
          {...ariaOf(props)}
          {...lookOf(props)}
          value={asText(value)}
          maxLength={numberOption(props.field, 'maxLength', RICH_TEXT_LENGTH)}
          readOnly={props.readOnly === true}
          autoSize={{ minRows: 4, maxRows: 20 }}
          onKeyDown={onKeyDown}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
        />
      </div>
    </div>
  );
}

/** Drawn where a page reads the record; elsewhere there is only room for the words. */
function RichTextDisplay({ value, field, reader, size, linkTo }: FieldDisplayProps) {
  const text = asText(value);
  if (text === '') return null;
  if (size !== 'cell' && linkTo !== undefined) return <MarkdownView text={text} />;
  const words = richTextModel.format(text, field, reader);
  return size === 'cell' ? words.replaceAll('\n', ' ') : <span style={{ whiteSpace: 'pre-line' }}>{words}</span>;
}

/** Rich text is written in a text area with marks at hand. */
export const richTextReact = defineFieldReact({
  id: 'rich-text',
  Input: RichTextInput,
  Display: RichTextDisplay,
  FilterInput: TextFilter,
  width: 280,
  editsInCell: false,
});
