import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useRender } from '../screen/render-context.tsx';
import type { GridColumn } from './grid-settings.ts';

/** Chooses which columns a grid shows and in which order. */
export function ColumnChooser(props: {
  readonly available: readonly GridColumn[];
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
  readonly onReset: () => void;
}) {
  const { words } = useRender();
  const { shown, onChange } = props;
  const byPath = new Map(props.available.map((column) => [column.path, column]));
  const ordered = [
    ...shown.flatMap((path) => byPath.get(path) ?? []),
    ...props.available.filter((column) => !shown.includes(column.path)),
  ];
  const move = (index: number, step: 1 | -1): void => {
    const next = [...shown];
    const [path] = next.splice(index, 1);
    next.splice(index + step, 0, path!);
    onChange(next);
  };
  return (
    <div className="fw-columns">
      <p className="fw-soft">{words('columnsHint')}</p>
      <ul className="fw-columns-list">
        {ordered.map((column) => {
          const index = shown.indexOf(column.path);
          const isShown = index >= 0;
          return (
            <li key={column.path} className="fw-columns-item">
              <Checkbox
                checked={isShown}
                disabled={isShown && shown.length === 1}
                onChange={() =>
                  onChange(isShown ? shown.filter((path) => path !== column.path) : [...shown, column.path])
                }
              >
                {column.label}
              </Checkbox>
              {isShown ? (
                <span className="fw-columns-moves">
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined />}
                    disabled={index === 0}
                    aria-label={words('moveUp', { label: column.label })}
                    onClick={() => move(index, -1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined />}
                    disabled={index === shown.length - 1}
                    aria-label={words('moveDown', { label: column.label })}
                    onClick={() => move(index, 1)}
                  />
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      <Button size="small" onClick={props.onReset}>
        {words('resetColumns')}
      </Button>
    </div>
  );
}
