import {
  AppstoreOutlined,
  BranchesOutlined,
  CloudUploadOutlined,
  CodeOutlined,
  DatabaseOutlined,
  EyeOutlined,
  ExperimentOutlined,
  FormOutlined,
  HistoryOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { type ComponentType, useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useText } from '../../app/text.ts';
import { partProblems, useDesign } from './design-context.tsx';
import { type Part, partOf, parts } from './place-of.ts';

const icons: Readonly<Record<Part, ComponentType<{ 'aria-hidden'?: boolean }>>> = {
  data: DatabaseOutlined,
  forms: FormOutlined,
  lists: UnorderedListOutlined,
  lifecycle: BranchesOutlined,
  roles: TeamOutlined,
  app: AppstoreOutlined,
  preview: EyeOutlined,
  publish: CloudUploadOutlined,
  versions: HistoryOutlined,
  tests: ExperimentOutlined,
  json: CodeOutlined,
};

/** The parts of the app; a red dot where something is wrong. */
export function Rail() {
  const rail = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // On a phone the parts are one row: the present one is brought into view.
    rail.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const t = useText();
  const { app, issues } = useDesign();
  return (
    <nav ref={rail} className="fd-rail" aria-label={t('shell.parts')}>
      {parts.map((part) => {
        const Icon = icons[part];
        const count = partProblems(issues, (file) => partOf(file) === part);
        return (
          <NavLink key={part} to={`/apps/${app}/${part}`} className="fd-rail-link">
            <Icon aria-hidden />
            <span>{t(`rail.${part}`)}</span>
            {count === 0 ? null : (
              <span className="fd-dot" title={t('rail.flag', { count })}>
                <span className="fd-unseen">{t('rail.flag', { count })}</span>
              </span>
            )}
          </NavLink>
        );
      })}
    </nav>
  );
}
