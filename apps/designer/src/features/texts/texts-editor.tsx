import './texts.css';
import { type AddressedText, documentKinds, labelOf, textsOf } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { translateEdit, translationOf } from '../../changes/translate.ts';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useEdit } from '../editor/design-context.tsx';
import { placeOf } from '../editor/place-of.ts';

const AT_A_TIME = 80;

/** Every text that people read, a column for each language of the app; what is missing is marked. */
export function TextsEditor() {
  const t = useText();
  const { definition } = useDesign();
  const [search, setSearch] = useSearchParams();
  const [isMissingOnly, setMissingOnly] = useState(false);
  const [shown, setShown] = useState(AT_A_TIME);
  const { locales } = definition.app;
  const wanted = (search.get('find') ?? '').toLowerCase();
  const texts = useMemo(() => textsOf(definition), [definition]);
  const isWhole = (text: AddressedText): boolean =>
    locales.every((locale) => !isMissing(text, translationOf(definition, text, locale)));
  const found = texts.filter(
    (text) =>
      (!isMissingOnly || !isWhole(text)) &&
      (text.address.toLowerCase().includes(wanted) ||
        locales.some((locale) => translationOf(definition, text, locale).toLowerCase().includes(wanted))),
  );
  const missing = texts.filter((text) => !isWhole(text)).length;
  return (
    <div className="fd-work">
      <div className="fd-inline">
        <input
          type="search"
          className="fd-input fd-narrow"
          aria-label={t('texts.find')}
          placeholder={t('texts.find')}
          value={search.get('find') ?? ''}
          onChange={(event) =>
            setSearch(event.target.value === '' ? { tab: 'texts' } : { tab: 'texts', find: event.target.value }, {
              replace: true,
            })
          }
        />
        <Tick isOn={isMissingOnly} label={t('texts.missingOnly')} onChange={setMissingOnly} />
        <span className="fd-hint" role="status">
          {t('texts.count', { count: texts.length, missing })}
        </span>
      </div>
      {found.length === 0 ? (
        <p className="fd-empty">{t('texts.none')}</p>
      ) : (
        <table className="fd-grid fd-texts-table">
          <thead>
            <tr>
              <th>{t('texts.where')}</th>
              {locales.map((locale) => (
                <th key={locale}>{locale}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((text) => (
              <TextRow key={text.address} text={text} />
            ))}
          </tbody>
        </table>
      )}
      {found.length <= shown ? null : (
        <Button onClick={() => setShown((before) => before + AT_A_TIME)}>
          {t('texts.more', { count: found.length - shown })}
        </Button>
      )}
    </div>
  );
}

function TextRow({ text }: { readonly text: AddressedText }) {
  const t = useText();
  const edit = useEdit();
  const where = useWhere(text);
  const { app, definition } = useDesign();
  return (
    <tr className="fd-row">
      <th scope="row">
        <Link to={`/apps/${app}/${placeOf(definition, text.file, text.path)}`} title={text.address}>
          {where}
        </Link>
      </th>
      {definition.app.locales.map((locale) => {
        const value = translationOf(definition, text, locale);
        return (
          <td key={locale} data-missing={isMissing(text, value) || undefined}>
            <DraftInput
              className="fd-cell"
              label={`${where} (${locale})`}
              placeholder={typeof text.text === 'string' ? text.text : t('texts.missing')}
              value={value}
              onCommit={(typed) => {
                const change = translateEdit(definition, text, locale, typed.trim());
                if (change !== undefined) edit(change, { label: `${where} (${locale})` });
              }}
            />
          </td>
        );
      })}
    </tr>
  );
}

/** A plain text stands for every language. */
function isMissing({ text }: AddressedText, value: string): boolean {
  return value === '' && typeof text !== 'string';
}

const SILENT = new Set(['fields', 'states', 'transitions', 'items', 'layout', 'tabs', 'columns', 'options', 'label']);

/** A place in words: what the text belongs to, from the file inwards, and which text of it where it has several. */
function useWhere({ file, address }: AddressedText): string {
  const t = useText();
  const { definition } = useDesign();
  const { locale } = useAppearance();
  const steps = address.split('.');
  const kind = documentKinds.find((each) => each.key === steps[0]);
  const isList = file.includes('/');
  const said = steps.slice(isList ? 1 : 0).flatMap((step, index, rest) => {
    if (index === rest.length - 1) return isTextKey(step) ? [t(`texts.key.${step}`)] : [];
    if (SILENT.has(step) || (index === 0 && !isList)) return [];
    if (/^\d+$/.test(step)) return [String(Number(step) + 1)];
    const upTo = steps.slice(0, index + (isList ? 2 : 1)).join('.');
    return [labelOf(definition, `${upTo}.label`, locale)];
  });
  return [readText(kind?.noun, locale), ...said].join(' · ');
}

function isTextKey(key: string): key is 'plural' | 'help' | 'description' | 'message' | 'confirm' {
  return key !== 'label' && key !== 'text';
}
