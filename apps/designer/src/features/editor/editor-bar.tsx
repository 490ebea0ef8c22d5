import { QuestionCircleOutlined, RedoOutlined, SearchOutlined, UndoOutlined, WarningOutlined } from '@ant-design/icons';
import { Badge, Button, Tooltip } from 'antd';
import { useText } from '../../app/text.ts';
import { useDesign, useTools } from './design-context.tsx';

/** Saved or not, live or not; undo and redo; findings; commands. */
export function EditorBar(props: {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  readonly onIssues: () => void;
}) {
  const t = useText();
  const { store } = useTools();
  const { save, problem, log, published, definition, issues } = useDesign();
  const errors = issues.filter((each) => each.severity === 'error').length;
  const live =
    published === undefined ? t('save.never') : published === definition ? t('save.live') : t('save.unpublished');
  const last = log.undo.at(-1)?.label;
  const next = log.redo.at(-1)?.label;
  return (
    <div className="fd-bar-tools">
      <span className="fd-state" role="status" data-state={save}>
        {t(`save.${save}`, { problem: problem ?? '' })}
        <span className="fd-state-live">{live}</span>
      </span>
      <Tooltip title={last === undefined ? t('shell.undo') : `${t('shell.undo')}: ${last}`}>
        <Button
          type="text"
          icon={<UndoOutlined />}
          aria-label={t('shell.undo')}
          disabled={last === undefined}
          onClick={store.undo}
        />
      </Tooltip>
      <Tooltip title={next === undefined ? t('shell.redo') : `${t('shell.redo')}: ${next}`}>
        <Button
          type="text"
          icon={<RedoOutlined />}
          aria-label={t('shell.redo')}
          disabled={next === undefined}
          onClick={store.redo}
        />
      </Tooltip>
      <Badge count={errors} size="small">
        <Button
          type="text"
          icon={<WarningOutlined />}
          aria-label={`${t('issues.title')}: ${errors}`}
          onClick={props.onIssues}
        />
      </Badge>
      <Tooltip title={`${t('shell.commands')} (Ctrl/⌘ K)`}>
        <Button type="text" icon={<SearchOutlined />} aria-label={t('shell.commands')} onClick={props.onPalette} />
      </Tooltip>
      <Tooltip title={`${t('shell.shortcuts')} (?)`}>
        <Button
          type="text"
          className="fd-wide-only"
          icon={<QuestionCircleOutlined />}
          aria-label={t('shell.shortcuts')}
          onClick={props.onHelp}
        />
      </Tooltip>
    </div>
  );
}
