import './rules.css';
import { canonicalJson } from '@formwork/kernel';
import { FilterBuilder, type FilterGroup, emptyFilter, filterExpression, readFilter } from '@formwork/renderer';
import {
  type RuleScope,
  type RuleType,
  checkRuleJson,
  describeRule,
  parseFormula,
  printFormula,
  ruleFunctions,
} from '@formwork/rules';
import { useMemo, useState } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { useTools } from '../editor/design-context.tsx';
import { FormulaBox, type Suggestion } from './formula-box.tsx';
import { ruleNames } from './rule-names.ts';

const CONDITION: RuleType = { kind: 'boolean' };

/** What a condition or a computed value is edited with: clicked together, or as a formula; told as a sentence below. */
export function RuleEditor(props: {
  readonly label: string;
  readonly entity: string;
  readonly json: unknown;
  /** A value of any type, and so a formula only. */
  readonly isValue?: boolean;
  /** Further variables, such as `option`. */
  readonly variables?: Readonly<Record<string, RuleType>>;
  readonly onChange: (json: unknown) => void;
}) {
  const t = useText();
  const { screen } = useTools();
  const { json, isValue = false } = props;
  const [mode, setMode] = useState<'build' | 'formula'>();
  const entity = screen.findEntity(props.entity);
  const canBuild = !isValue && props.variables === undefined && entity !== undefined;
  const isBuilt = canBuild && (json === undefined || readFilter(json, entity) !== undefined);
  const [isOpen, setOpen] = useState(false);
  const shown = mode === 'formula' || !isBuilt ? 'formula' : 'build';
  if (json === undefined && !isOpen) {
    return (
      <div className="fd-rule-closed">
        <span>{props.label}</span>
        <button
          type="button"
          className="fd-link"
          aria-label={`${t('rule.set')}: ${props.label}`}
          onClick={() => setOpen(true)}
        >
          {t('rule.set')}
        </button>
      </div>
    );
  }
  return (
    <fieldset className="fd-rule">
      <legend>{props.label}</legend>
      {canBuild ? (
        <div className="fd-switch" role="group" aria-label={props.label}>
          <button type="button" aria-pressed={shown === 'build'} disabled={!isBuilt} onClick={() => setMode('build')}>
            {t('rule.build')}
          </button>
          <button type="button" aria-pressed={shown === 'formula'} onClick={() => setMode('formula')}>
            {t('rule.formula')}
          </button>
          <button
            type="button"
            onClick={() => {
              setOpen(false);
              props.onChange(undefined);
            }}
          >
            {t('rule.clear')}
          </button>
        </div>
      ) : null}
      {shown === 'build' && entity !== undefined ? <BuiltRule {...props} /> : <FormulaRule {...props} />}
      <RuleSentence json={json} entity={props.entity} />
    </fieldset>
  );
}

interface RuleProps {
  readonly label: string;
  readonly entity: string;
  readonly json: unknown;
  readonly isValue?: boolean;
  readonly variables?: Readonly<Record<string, RuleType>>;
  readonly onChange: (json: unknown) => void;
}

/** Conditions that are not finished yet live here only; the definition gets the finished ones. */
function BuiltRule({ entity: name, json, onChange }: RuleProps) {
  const { screen } = useTools();
  const entity = screen.findEntity(name)!;
  const [built, setBuilt] = useState<{ group: FilterGroup; json: unknown }>();
  const isOurs = built !== undefined && same(built.json, json);
  const group = isOurs ? built.group : (readFilter(json, entity) ?? emptyFilter());
  return (
    <FilterBuilder
      entity={entity}
      filter={group}
      onChange={(next) => {
        const made = filterExpression(next, entity);
        setBuilt({ group: next, json: made });
        if (!same(made, json)) onChange(made);
      }}
    />
  );
}

function FormulaRule({ label, entity, json, isValue, variables, onChange }: RuleProps) {
  const t = useText();
  const { screen } = useTools();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (json === undefined ? '' : printFormula(json));
  const scope = useMemo((): RuleScope => {
    const base = screen.scope(entity);
    return variables === undefined ? base : { ...base, variables: { ...base.variables, ...variables } };
  }, [screen, entity, variables]);
  const parsed = text.trim() === '' ? undefined : parseFormula(text);
  const issues =
    parsed === undefined
      ? []
      : parsed.issues.length > 0
        ? parsed.issues
        : checkRuleJson(parsed.json, scope, isValue === true ? undefined : CONDITION).issues;
  const suggestions = useSuggestions(entity, scope);
  return (
    <>
      <FormulaBox
        label={label}
        value={text}
        suggestions={suggestions}
        isInvalid={issues.length > 0}
        placeholder={t(isValue === true ? 'rule.valueExample' : 'rule.example')}
        onLeave={() => setTyped(undefined)}
        onChange={(next) => {
          setTyped(next);
          if (next.trim() === '') onChange(undefined);
          else {
            const made = parseFormula(next);
            if (made.issues.length === 0) onChange(made.json);
          }
        }}
      />
      {issues.slice(0, 2).map((issue) => (
        <p key={issue.message} className="fd-problem">
          {issue.message} {issue.hint}
        </p>
      ))}
    </>
  );
}

/** A rule as a sentence in the reader's language; nothing for no rule. */
export function RuleSentence({ json, entity }: { readonly json: unknown; readonly entity: string }) {
  const { screen } = useTools();
  const { locale } = useAppearance();
  if (json === undefined) return null;
  return <p className="fd-sentence">{describeRule(json, ruleNames(screen, entity), locale)}</p>;
}

function useSuggestions(entity: string, scope: RuleScope): readonly Suggestion[] {
  const { screen } = useTools();
  const { locale } = useAppearance();
  return useMemo(() => {
    const fields = [...(screen.findEntity(entity)?.fields.values() ?? [])];
    const deeper = fields.flatMap((field) => {
      if (field.type.kind !== 'reference') return [];
      const target = screen.findEntity(field.type.entity);
      return [...(target?.fields.values() ?? [])].map((inner) => ({
        text: `${field.name}.${inner.name}`,
        about: `${field.label} · ${inner.label}`,
      }));
    });
    const roots = Object.keys(scope.variables)
      .filter((name) => name !== 'record')
      .map((name) => ({ text: name, about: '' }));
    const functions = ruleFunctions
      .filter((each) => /^[a-zA-Z]+$/.test(each.name))
      .map((each) => ({
        text: `${each.name.replace(/([A-Z])/g, '_$1').toUpperCase()}(`,
        about: typeof each.label === 'string' ? each.label : (each.label[locale] ?? ''),
      }));
    return [...fields.map((field) => ({ text: field.name, about: field.label })), ...deeper, ...roots, ...functions];
  }, [screen, entity, scope, locale]);
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson((a ?? null) as never) === canonicalJson((b ?? null) as never);
}
