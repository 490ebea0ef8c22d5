import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { useTools } from '../editor/design-context.tsx';
import { RuleEditor } from '../rules/rule-editor.tsx';

type Rules = Readonly<Record<string, unknown>>;

/** Fields of another entity, each with the value that it must equal, computed over the record at hand. */
export function RuleMap(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Whose fields are matched. */
  readonly of: string;
  /** Whose record the values are computed over. */
  readonly entity: string;
  readonly rules: Rules;
  readonly isRequired: boolean;
  readonly onChange: (rules: Rules | undefined) => void;
}) {
  const t = useText();
  const { screen } = useTools();
  const { label, rules, onChange } = props;
  const fields = [
    { name: 'id', label: 'id' },
    ...[...(screen.findEntity(props.of)?.fields.values() ?? [])].filter((each) => each.model.isScalar !== false),
  ];
  const left = fields.filter((each) => !Object.hasOwn(rules, each.name));
  const without = (name: string): void => {
    const rest = Object.fromEntries(Object.entries(rules).filter(([key]) => key !== name));
    onChange(Object.keys(rest).length === 0 ? undefined : rest);
  };
  return (
    <fieldset className="fd-rule">
      <legend>{label}</legend>
      {props.hint === undefined ? null : <p className="fd-hint">{props.hint}</p>}
      {Object.entries(rules).map(([name, json]) => {
        const said = fields.find((each) => each.name === name)?.label ?? name;
        return (
          <div key={name} className="fd-block">
            <RuleEditor
              label={`${said} =`}
              entity={props.entity}
              json={json}
              isValue
              onChange={(next) => onChange({ ...rules, [name]: next ?? null })}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              disabled={props.isRequired && Object.keys(rules).length === 1}
              aria-label={`${t('shell.delete')}: ${label}: ${said}`}
              onClick={() => without(name)}
            />
          </div>
        );
      })}
      {left.length === 0 ? null : (
        <Choose
          className="fd-add"
          label={`${t('records.addValue')}: ${label}`}
          value=""
          empty={t('records.addValue')}
          choices={left.map((each) => ({ value: each.name, label: each.label }))}
          onChange={(name) => onChange({ ...rules, [name]: { var: `record.${name}` } })}
        />
      )}
    </fieldset>
  );
}
