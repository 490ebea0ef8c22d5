import type { CSSProperties, ReactNode } from 'react';
import { type MarkdownBlock, type MarkdownInline, parseMarkdown } from '../values/markdown.ts';

const GAP = '0 0 0.6em';
const SOFT = 'color-mix(in srgb, var(--fw-text, currentColor) 8%, transparent)';
const CODE: CSSProperties = { padding: '1px 4px', borderRadius: 4, background: SOFT, fontSize: '0.92em' };
const CELL: CSSProperties = { border: '1px solid var(--fw-line, #e7e9ee)', padding: '2px 8px', textAlign: 'start' };

/** Markdown as elements: made one by one from what was read, so that no HTML of a value ever reaches the page. */
export function MarkdownView({ text }: { readonly text: string }) {
  return <div style={{ overflowWrap: 'anywhere', marginBottom: '-0.6em' }}>{drawBlocks(parseMarkdown(text))}</div>;
}

function drawBlocks(blocks: readonly MarkdownBlock[]): ReactNode {
  return blocks.map((block, index) => <Block key={index} block={block} />);
}

function Block({ block }: { readonly block: MarkdownBlock }) {
  switch (block.kind) {
    case 'heading': {
      // The page has headings of its own above: those of a value come below them.
      const Heading = block.level === 1 ? 'h3' : block.level === 2 ? 'h4' : 'h5';
      const fontSize = block.level === 1 ? '1.2em' : block.level === 2 ? '1.08em' : '1em';
      return (
        <Heading style={{ margin: '0.2em 0 0.4em', fontSize, fontWeight: 600 }}>{drawInline(block.inside)}</Heading>
      );
    }
    case 'paragraph':
      return <p style={{ margin: GAP }}>{drawInline(block.inside)}</p>;
    case 'list':
      return <List block={block} />;
    case 'quote':
      return (
        <blockquote
          style={{ margin: GAP, paddingInlineStart: 12, borderInlineStart: '3px solid var(--fw-line-strong, #cfd4dd)' }}
        >
          {drawBlocks(block.inside)}
        </blockquote>
      );
    case 'code':
      return (
        <pre style={{ margin: GAP, padding: '8px 12px', borderRadius: 6, background: SOFT, overflowX: 'auto' }}>
          <code>{block.text}</code>
        </pre>
      );
    case 'table':
      return <Table rows={block.rows} />;
    case 'rule':
      return <hr style={{ margin: '0.8em 0', border: 0, borderTop: '1px solid var(--fw-line-strong, #cfd4dd)' }} />;
  }
}

function List({ block }: { readonly block: MarkdownBlock & { kind: 'list' } }) {
  const items = block.items.map((item, index) => <li key={index}>{drawItem(item)}</li>);
  const style = { margin: GAP, paddingInlineStart: 22 };
  return block.first === undefined ? (
    <ul style={style}>{items}</ul>
  ) : (
    <ol start={block.first} style={style}>
      {items}
    </ol>
  );
}

/** An item of one paragraph stands close to its neighbours. */
function drawItem(item: readonly MarkdownBlock[]): ReactNode {
  return item.map((block, index) =>
    block.kind === 'paragraph' ? (
      <span key={index}>{drawInline(block.inside)}</span>
    ) : (
      <Block key={index} block={block} />
    ),
  );
}

function Table({ rows }: { readonly rows: (MarkdownBlock & { kind: 'table' })['rows'] }) {
  const [head = [], ...body] = rows;
  return (
    <div style={{ overflowX: 'auto', margin: GAP }}>
      <table style={{ borderCollapse: 'collapse' }}>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} style={CELL}>
                {drawInline(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index} style={CELL}>
                  {drawInline(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function drawInline(parts: readonly MarkdownInline[]): ReactNode {
  return parts.map((part, index) => <Inline key={index} part={part} />);
}

function Inline({ part }: { readonly part: MarkdownInline }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code style={CODE}>{part.text}</code>;
    case 'break':
      return <br />;
    case 'strong':
      return <strong>{drawInline(part.inside)}</strong>;
    case 'emphasis':
      return <em>{drawInline(part.inside)}</em>;
    case 'deleted':
      return <del>{drawInline(part.inside)}</del>;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {drawInline(part.inside)}
        </a>
      );
  }
}
