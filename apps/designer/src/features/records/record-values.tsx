import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Json } from '@formwork/kernel';
import type { ScreenEntity, ScreenField } from '@formwork/renderer';
import { Button } from 'antd';
import { useText } from '../../app/text.ts';
import { type Choice, Choose } from '../../ui/choose.tsx';
import { useTools } from '../editor/design-context.tsx';
import { ValueInput } from './value-input.tsx';

/** The values of a record as they stand in a file. */
export type WrittenValues = Readonly<Record<string, unknown>>;

interface ValuesProps {
  readonly label: string;
  /** What is shown above, where the label says more than needs to be read there. */
  readonly legend?: string;
  /** Qualified, or of this app. */
  readonly entity: string;
  readonly values: WrittenValues;
  /** Also what nobody types in: states and computed values, to expect them. */
  readonly withComputed?: boolean;
  /** The records that a reference to an entity may point at, each value as JSON text. */
  readonly records: (entity: string) => readonly Choice[] | undefined;
  readonly onChange: (values: WrittenValues) => void;
}

/** The values of one record, a line each; lines of a record are records within it. */
export function RecordValues(props: ValuesProps) {
  const t = useText();
  const { screen } = useTools();
  const { label, values, onChange } = props;
  const entity = screen.findEntity(props.entity);
  const left = offered(entity, props.withComputed === true).filter((field) => !Object.hasOwn(values, field.name));
  const set = (name: string, value: unknown): void => onChange({ ...values, [name]: value });
  const unset = (name: string): void =>
    onChange(Object.fromEntries(Object.entries(values).filter(([key]) => key !== name)));
  return (
    <fieldset className="fd-values">
      <legend>{props.legend ?? label}</legend>
      {Object.entries(values).map(([name, value]) => {
        const field = entity?.fields.get(name);
        const said = field?.label ?? name;
        return (
          <div key={name} className="fd-value" data-unknown={field === undefined || undefined}>
            <span className="fd-value-name">{said}</span>
            {field === undefined ? (
              <code>{JSON.stringify(value)}</code>
            ) : isLines(field) ? (
              <LineValues
                {...props}
                label={`${label}: ${said}`}
                field={field}
                lines={Array.isArray(value) ? (value as readonly WrittenValues[]) : []}
                onLines={(lines) => set(name, lines)}
              />
            ) : (
              <ValueInput
                field={field}
                label={`${label}: ${said}`}
                value={value}
                {...(field.type.kind === 'reference' ? recordsOf(props, field.type.entity) : {})}
                onChange={(next: Json) => set(name, next)}
              />
            )}
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${t('shell.delete')}: ${label}: ${said}`}
              onClick={() => unset(name)}
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
          onChange={(name) => {
            const field = entity?.fields.get(name);
            set(name, field !== undefined && isLines(field) ? [] : null);
          }}
        />
      )}
    </fieldset>
  );
}

function LineValues(
  props: ValuesProps & {
    readonly field: ScreenField;
    readonly lines: readonly WrittenValues[];
    readonly onLines: (lines: readonly WrittenValues[]) => void;
  },
) {
  const t = useText();
  const { field, lines, onLines } = props;
  const child = field.type.kind === 'list' && field.type.of.kind === 'record' ? field.type.of.entity : '';
  return (
    <div className="fd-value-lines">
      {lines.map((line, index) => (
        // Lines have no name: their place is all there is.
        <div key={index} className="fd-value-line">
          <RecordValues
            {...props}
            label={`${props.label} ${index + 1}`}
            legend={`${field.label} ${index + 1}`}
            entity={child}
            values={line}
            onChange={(next) => onLines(lines.with(index, next))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t('shell.delete')}: ${props.label} ${index + 1}`}
            onClick={() => onLines(lines.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => onLines([...lines, {}])}>
        {t('records.addLine')}
      </Button>
    </div>
  );
}

function recordsOf(props: ValuesProps, entity: string): { readonly records?: readonly Choice[] } {
  const records = props.records(entity);
  return records === undefined ? {} : { records };
}

/** The fields that a value may be given for. */
function offered(entity: ScreenEntity | undefined, withComputed: boolean): readonly ScreenField[] {
  return [...(entity?.fields.values() ?? [])].filter(
    (field) => withComputed || (!field.isSystem && field.model.isComputed !== true),
  );
}

/** True for a field whose value is a list of records that belong to this one. */
function isLines(field: ScreenField): boolean {
  return field.type.kind === 'list' && field.type.of.kind === 'record';
}
