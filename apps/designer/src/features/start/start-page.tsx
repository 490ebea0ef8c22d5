import './start.css';
import { DeleteOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import type { DefinitionCard } from '@formwork/client';
import type { AppDefinition } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import { AppIcon } from '@formwork/renderer';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Result, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { client, queries } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { TopBar } from '../editor/top-bar.tsx';
import { NewAppDialog } from './new-app-dialog.tsx';

/** Every app with its state, and the way to a new one. */
export function StartPage() {
  const t = useText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [isNewOpen, setNewOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['definitions'],
    queryFn: ({ signal }) => client.definitions.list({ signal }),
    staleTime: 0,
  });
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    try {
      const definition = JSON.parse(await file.text()) as AppDefinition;
      if (typeof definition.app?.name !== 'string') throw new Error(t('start.importBad'));
      await client.definitions.saveDraft(definition.app.name, { definition });
      await navigate(`/apps/${definition.app.name}/data`);
    } catch (problem) {
      void message.error(problem instanceof SyntaxError ? t('start.importBad') : problemText(problem));
    }
  };
  return (
    <div className="fd-shell">
      <TopBar title={t('shell.designer')} />
      <main className="fd-start" id="main">
        <header className="fd-start-head">
          <div>
            <h1>{t('start.title')}</h1>
            <p className="fd-hint">{t('start.lead')}</p>
          </div>
          <div className="fd-spacer" />
          <label className="fd-file">
            <UploadOutlined aria-hidden /> {t('start.import')}
            <input
              type="file"
              accept="application/json,.json"
              onChange={(event) => void open(event.target.files?.[0])}
            />
          </label>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setNewOpen(true)}>
            {t('start.new')}
          </Button>
        </header>
        {error !== null ? (
          <Result
            status="warning"
            title={problemText(error)}
            extra={<Button onClick={() => void refetch()}>{t('shell.retry')}</Button>}
          />
        ) : data === undefined ? (
          <Skeleton active />
        ) : data.items.length === 0 ? (
          <p className="fd-empty">{t('start.none')}</p>
        ) : (
          <ul className="fd-cards">
            {data.items.map((card) => (
              <AppCard key={card.name} card={card} />
            ))}
          </ul>
        )}
      </main>
      {isNewOpen ? (
        <NewAppDialog taken={new Set(data?.items.map((each) => each.name))} onClose={() => setNewOpen(false)} />
      ) : null}
    </div>
  );
}

function AppCard({ card }: { readonly card: DefinitionCard }) {
  const t = useText();
  const { locale } = useAppearance();
  const changed = card.draft?.updatedAt ?? card.publishedAt;
  const name = readText(card.label, locale) || card.name;
  return (
    <li className="fd-card-place">
      {card.version === undefined ? <RemoveDraft card={card} name={name} /> : null}
      <Link className="fd-card" to={`/apps/${card.name}/data`}>
        <span className="fd-mark" data-colour={card.colour ?? 'blue'} aria-hidden>
          <AppIcon name={card.icon} />
        </span>
        <span className="fd-card-text">
          <strong>{name}</strong>
          <code>{card.name}</code>
        </span>
        <span className="fd-card-state">
          {card.version === undefined ? null : <span>{t('start.version', { version: card.version })}</span>}
          {card.draft === undefined || card.draft === null ? null : <span className="fd-chip">{t('start.draft')}</span>}
          {changed === undefined ? null : (
            <time dateTime={changed}>{new Date(changed).toLocaleDateString(locale)}</time>
          )}
        </span>
      </Link>
    </li>
  );
}

/** An app that was never published is its draft alone, and can be thrown away. */
function RemoveDraft({ card, name }: { readonly card: DefinitionCard; readonly name: string }) {
  const t = useText();
  const { modal, message } = App.useApp();
  const remove = (): void => {
    modal.confirm({
      title: t('start.removeDraft', { name }),
      content: t('broken.discardNew'),
      okText: t('shell.delete'),
      okButtonProps: { danger: true },
      cancelText: t('shell.cancel'),
      onOk: async () => {
        try {
          await client.definitions.removeDraft(card.name);
          await queries.invalidateQueries({ queryKey: ['definitions'] });
        } catch (error) {
          void message.error(problemText(error));
        }
      },
    });
  };
  return (
    <Button
      type="text"
      size="small"
      className="fd-card-remove"
      icon={<DeleteOutlined />}
      aria-label={t('start.removeDraft', { name })}
      onClick={remove}
    />
  );
}
