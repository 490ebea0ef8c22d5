/** What the tools above a text area do to its selection. */
export type MarkdownMark = 'strong' | 'emphasis' | 'heading' | 'bullet' | 'number' | 'link';

const AROUND: Partial<Record<MarkdownMark, readonly [string, string]>> = {
  strong: ['**', '**'],
  emphasis: ['_', '_'],
  link: ['[', '](https://)'],
};
const BEFORE: Partial<Record<MarkdownMark, (index: number) => string>> = {
  heading: () => '## ',
  bullet: () => '- ',
  number: (index) => `${index + 1}. `,
};

/** Marks what is selected, or its lines, and keeps it selected; the browser's own undo takes it back. */
export function markSelection(area: HTMLTextAreaElement, mark: MarkdownMark, onChange: (text: string) => void): void {
  const { value, selectionStart, selectionEnd } = area;
  const around = AROUND[mark];
  const start = around === undefined ? value.lastIndexOf('\n', selectionStart - 1) + 1 : selectionStart;
  const selected = value.slice(start, selectionEnd);
  const replaced =
    around === undefined
      ? selected
          .split('\n')
          .map((line, index) => BEFORE[mark]!(index) + line)
          .join('\n')
      : around[0] + selected + around[1];
  area.focus();
  area.setSelectionRange(start, selectionEnd);
  // There is no other way that leaves the browser's undo whole.
  const isInserted = document.execCommand('insertText', false, replaced);
  if (!isInserted) {
    area.setRangeText(replaced);
    onChange(area.value);
  }
  const offset = around === undefined ? replaced.length : around[0].length;
  area.setSelectionRange(start + offset, start + (around === undefined ? replaced.length : offset + selected.length));
}
