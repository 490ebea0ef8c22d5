import type { FieldModels } from '@formwork/definition';
import type { DataPort, DesignerFields, FieldInputProps, ReactFields } from '@formwork/renderer/fields';
import type { Json } from '@formwork/kernel';
import { describe, expect, test } from '@jest/globals';
import { renderToString } from 'react-dom/server';
import type { FieldCases, FieldSample } from './field-cases.ts';

/** Knows nothing and finds nothing: what is drawn at first must not depend on answers. */
const NO_DATA: DataPort = {
  searchRecords: () => Promise.resolve([]),
  readRecord: () => Promise.resolve(undefined),
  searchPeople: () => Promise.resolve([]),
  readPerson: () => Promise.resolve(undefined),
};

/** The conformance of what is drawn: every value in both languages, every operand, every option named. */
export function describeReact(
  cases: FieldCases,
  facets: { readonly models: FieldModels; readonly react: ReactFields; readonly designer: DesignerFields },
): void {
  const model = facets.models.resolve(cases.id);
  const { Input, Display, FilterInput } = facets.react.resolve(cases.id);
  describe(`drawing of field type ${cases.id}`, () => {
    const readers = ['en', 'zh-CN'].map((locale) => ({ locale, timeZone: 'Asia/Shanghai' }));
    test.each(readers)('shows every value in $locale', (reader) => {
      for (const [field, value] of valuesOf(cases.samples)) {
        const html = renderToString(<Display field={field} value={value} reader={reader} />);
        expect(html === '').toBe(value === null);
      }
    });
    test.each(readers)('offers an input that is named and tells its state in $locale', (reader) => {
      if (Input === undefined) return expect(model.isComputed === true || model.isScalar === false).toBe(true);
      for (const [field, value] of valuesOf(cases.samples)) {
        const html = renderToString(<Input {...inputProps(field, value, reader)} />);
        expect(html).toContain('id="amount"');
        expect(html).toContain('aria-label="Amount"');
        expect(html).toContain('aria-describedby="amount-help"');
        expect(html).toContain('aria-invalid="true"');
      }
      return undefined;
    });
    test('offers an operand for every operator', () => {
      if (FilterInput === undefined) return expect(model.operators).toEqual([]);
      for (const { field } of cases.samples) {
        for (const operator of model.operatorsOf?.(field) ?? model.operators) {
          const html = renderToString(
            <FilterInput
              id="filter"
              field={field}
              operator={operator}
              value={null}
              onChange={() => undefined}
              reader={readers[0]!}
              data={NO_DATA}
              label="Filter"
            />,
          );
          expect(html === '').toBe(operator === 'isEmpty' || operator === 'isNotEmpty');
        }
      }
      return undefined;
    });
    test('is offered by the designer with a name for each option and a sample that fits them', () => {
      const designer = facets.designer.resolve(cases.id);
      const keys = Object.keys(model.options.properties);
      const named = Object.keys(designer.options).filter((key) => !key.includes('.'));
      expect(named.toSorted()).toEqual(keys.toSorted());
      const sample = designer.sample('fresh', { entities: ['part'], lines: ['lines'] });
      expect(sample).toMatchObject({ name: 'fresh', type: cases.id });
      for (const key of model.options.required ?? []) expect(sample).toHaveProperty(key);
      expect(renderToString(<designer.icon aria-hidden />)).toContain('svg');
    });
  });
}

function* valuesOf(samples: readonly FieldSample[]): Generator<[FieldSample['field'], Json | null]> {
  for (const { field, valid } of samples) {
    yield [field, null];
    for (const { out } of valid) yield [field, out];
  }
}

function inputProps(
  field: FieldSample['field'],
  value: Json | null,
  reader: FieldInputProps['reader'],
): FieldInputProps {
  return {
    id: 'amount',
    field,
    value,
    onChange: () => undefined,
    required: true,
    invalid: true,
    describedBy: 'amount-help',
    record: {},
    reader,
    data: NO_DATA,
    label: 'Amount',
  };
}
