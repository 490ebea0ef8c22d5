import { DeleteOutlined, DoubleLeftOutlined, DoubleRightOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useApp } from '../../app/app-context.tsx';
import { AppIcon } from '@formwork/renderer';
import { type MenuEntry, menuEntries } from './menu-entries.ts';

/** An app's menu. */
export function SideMenu(props: { readonly isNarrow: boolean; onToggle?: () => void; onChoose?: () => void }) {
  const { t } = useTranslation();
  const { name, screen } = useApp();
  const groups = menuEntries(screen);
  return (
    <nav className="fp-menu" aria-label={t('app.menu')}>
      <div className="fp-menu-scroll">
        {groups.length === 0 && !props.isNarrow ? <p className="fp-menu-empty">{t('app.noMenu')}</p> : null}
        {groups.map((group) => (
          <div key={group.key} className="fp-menu-group">
            {group.label === '' || props.isNarrow ? null : <p className="fp-menu-title">{group.label}</p>}
            <ul>
              {group.entries.map((entry) => (
                <li key={entry.key}>
                  <MenuLink
                    entry={entry}
                    isNarrow={props.isNarrow}
                    onChoose={props.onChoose}
                    icon={<AppIcon name={entry.icon} fallback="list" />}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="fp-menu-foot">
        <MenuLink
          entry={{ key: 'bin', label: t('app.recycleBin'), to: `/apps/${name}/recycle-bin`, icon: undefined }}
          isNarrow={props.isNarrow}
          onChoose={props.onChoose}
          icon={<DeleteOutlined />}
        />
        {props.onToggle === undefined ? null : (
          <Button
            type="text"
            size="small"
            icon={props.isNarrow ? <DoubleRightOutlined /> : <DoubleLeftOutlined />}
            aria-label={t(props.isNarrow ? 'app.expand' : 'app.collapse')}
            onClick={props.onToggle}
          />
        )}
      </div>
    </nav>
  );
}

function MenuLink(props: {
  readonly entry: MenuEntry;
  readonly isNarrow: boolean;
  readonly icon: ReactNode;
  readonly onChoose: (() => void) | undefined;
}) {
  const { entry, isNarrow } = props;
  const link = (
    <NavLink className="fp-menu-link" to={entry.to} aria-label={entry.label} onClick={props.onChoose}>
      <span className="fp-menu-icon" aria-hidden="true">
        {props.icon}
      </span>
      {isNarrow ? null : <span className="fw-ellipsis">{entry.label}</span>}
    </NavLink>
  );
  return isNarrow ? (
    <Tooltip title={entry.label} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
