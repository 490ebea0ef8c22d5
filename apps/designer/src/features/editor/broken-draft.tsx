import type { Issue } from '@formwork/kernel';
import { App, Button, Result } from 'antd';
import { client, queries } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import type { LoadedDesign } from './design-store.ts';

/** A draft that no editor can show: what is wrong with it, the draft as a file, and the way back. */
export function BrokenDraft({ loaded, issues }: { readonly loaded: LoadedDesign; readonly issues: readonly Issue[] }) {
  const t = useText();
  const { modal, message } = App.useApp();
  const discard = (): void => {
    modal.confirm({
      title: t('broken.discardTitle'),
      content: t(loaded.published === undefined ? 'broken.discardNew' : 'broken.discardText'),
      okText: t('publish.discard'),
      okButtonProps: { danger: true },
      cancelText: t('shell.cancel'),
      onOk: async () => {
        try {
          await client.definitions.removeDraft(loaded.app);
          await queries.invalidateQueries({ queryKey: ['design', loaded.app] });
        } catch (error) {
          void message.error(problemText(error));
        }
      },
    });
  };
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(loaded.definition, null, 2))}`;
  return (
    <main className="fd-start" id="main">
      <Result
        status="warning"
        title={t('broken.title')}
        subTitle={t('broken.text')}
        extra={
          <div className="fd-inline fd-centre">
            <Button href={file} download={`${loaded.app}.json`}>
              {t('json.export')}
            </Button>
            <Button danger onClick={discard}>
              {t('publish.discard')}
            </Button>
            <Button href="/designer/">{t('start.title')}</Button>
          </div>
        }
      />
      <ul className="fd-place-issues">
        {issues.slice(0, 20).map((issue) => (
          <li key={`${issue.file} ${issue.path} ${issue.code}`} data-severity={issue.severity}>
            {issue.message} <span className="fd-hint">{issue.hint}</span>{' '}
            <code>
              {issue.file} {issue.path}
            </code>
          </li>
        ))}
      </ul>
    </main>
  );
}
