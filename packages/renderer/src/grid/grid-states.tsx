import { InboxOutlined, ReloadOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRender } from '../screen/render-context.tsx';
import type { Windows } from './use-windows.ts';

/** What a list shows in place of records: that it is loading, empty, filtered to nothing, or could not be read. */
export function GridStates(props: {
  readonly windows: Windows;
  readonly isEmpty: boolean;
  readonly isFiltered: boolean;
  readonly onClearFilter: () => void;
}) {
  const { words } = useRender();
  const { windows } = props;
  if (windows.status === 'failed') {
    return (
      <div className="fw-grid-state" role="alert">
        <WarningOutlined className="fw-grid-state-icon" />
        <p>{words('loadFailed')}</p>
        <p className="fw-soft">{windows.error instanceof Error ? windows.error.message : null}</p>
        <Button icon={<ReloadOutlined />} onClick={windows.reload}>
          {words('retry')}
        </Button>
      </div>
    );
  }
  if (windows.status === 'loading') {
    return (
      <div className="fw-grid-loading" role="status" aria-label={words('loading')}>
        {Array.from({ length: 12 }, (_, index) => (
          <div key={index} className="fw-grid-loading-row">
            <span className="fw-skeleton" />
            <span className="fw-skeleton" />
            <span className="fw-skeleton" />
          </div>
        ))}
      </div>
    );
  }
  if (!props.isEmpty) return null;
  return (
    <div className="fw-grid-state" role="status">
      <InboxOutlined className="fw-grid-state-icon" />
      <p>{words(props.isFiltered ? 'noMatches' : 'noRecords')}</p>
      {props.isFiltered ? <Button onClick={props.onClearFilter}>{words('clearFilter')}</Button> : null}
    </div>
  );
}
