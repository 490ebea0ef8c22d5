import { DeleteOutlined } from '@ant-design/icons';
import { AppIcon, appIconNames } from '@formwork/renderer';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { ColourChoose } from '../../ui/colour-choose.tsx';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { PlaceIssues } from '../data/place-issues.tsx';
import { useDesign, useTools } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';

const FILE = 'app.json';

/** The app's face: what it is called, how it looks, which languages it speaks, which apps it uses. */
export function AppDetails() {
  const t = useText();
  const { definition } = useDesign();
  const set = useFileEdit(FILE);
  const { app } = definition;
  return (
    <div className="fd-work">
      <PlaceIssues file={FILE} path="" />
      <div className="fd-columns fd-details">
        <div className="fd-stack">
          <TextFields
            label={t('shell.label')}
            value={app.label}
            onChange={(value) => set('/label', value ?? '', t('shell.label'))}
          />
          <TextFields
            isLong
            label={t('app.description')}
            hint={t('app.descriptionHint')}
            value={app.description}
            onChange={(value) => set('/description', value, t('app.description'))}
          />
          <Labelled label={t('shell.name')} hint={t('app.nameHint')}>
            {(id) => <input id={id} className="fd-input fd-code" readOnly value={app.name} />}
          </Labelled>
        </div>
        <div className="fd-stack">
          <Labelled label={t('start.icon')}>
            {(id) => (
              <span className="fd-with-mark">
                <span className="fd-mark" data-colour={app.colour ?? 'blue'} aria-hidden>
                  <AppIcon name={app.icon} />
                </span>
                <Choose
                  id={id}
                  value={app.icon ?? ''}
                  empty="—"
                  choices={appIconNames.map((each) => ({ value: each, label: each }))}
                  onChange={(icon) => set('/icon', icon === '' ? undefined : icon, t('start.icon'))}
                />
              </span>
            )}
          </Labelled>
          <Labelled label={t('start.colour')}>
            {(id) => (
              <ColourChoose
                id={id}
                value={app.colour ?? 'blue'}
                onChange={(colour) => set('/colour', colour, t('start.colour'))}
              />
            )}
          </Labelled>
          <Labelled label={t('app.version')} hint={t('app.versionHint')}>
            {(id) => (
              <DraftInput
                id={id}
                className="fd-code"
                value={app.version}
                onCommit={(text) => set('/version', text.trim(), t('app.version'))}
              />
            )}
          </Labelled>
          <Labelled label={t('app.locales')} hint={t('app.localesHint')}>
            {(id) => (
              <DraftInput
                id={id}
                className="fd-code"
                value={app.locales.join(', ')}
                onCommit={(text) => {
                  const locales = text.split(/[\s,，]+/).filter((each) => each !== '');
                  if (locales.length > 0) set('/locales', [...new Set(locales)], t('app.locales'));
                }}
              />
            )}
          </Labelled>
          <Depends />
        </div>
      </div>
    </div>
  );
}

/** The other apps that this one uses, with the versions that it works with. */
function Depends() {
  const t = useText();
  const { definition } = useDesign();
  const { others } = useTools();
  const set = useFileEdit(FILE);
  const depends = definition.app.depends ?? [];
  const free = others.filter((each) => !depends.some(({ app }) => app === each.app.name));
  const change = (next: readonly { app: string; range: string }[]): void => {
    set('/depends', next.length === 0 ? undefined : next, t('app.depends'));
  };
  return (
    <fieldset className="fd-ticks">
      <legend>{t('app.depends')}</legend>
      {depends.map(({ app, range }, index) => (
        <div key={app} className="fd-inline">
          <code>{app}</code>
          <DraftInput
            className="fd-code fd-range"
            label={`${app}: ${t('app.range')}`}
            value={range}
            onCommit={(text) => change(depends.with(index, { app, range: text.trim() }))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t('shell.delete')}: ${app}`}
            onClick={() => change(depends.toSpliced(index, 1))}
          />
        </div>
      ))}
      {free.length === 0 ? null : (
        <Choose
          className="fd-add"
          label={t('app.addDepends')}
          value=""
          empty={t('app.addDepends')}
          choices={free.map((each) => ({ value: each.app.name, label: each.app.name }))}
          onChange={(app) => {
            const version = free.find((each) => each.app.name === app)?.app.version ?? '1.0.0';
            change([...depends, { app, range: `^${version}` }]);
          }}
        />
      )}
    </fieldset>
  );
}
