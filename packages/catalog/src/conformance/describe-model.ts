import { createRequire } from 'node:module';
import type { FieldModel, FieldModels } from '@formwork/definition';
import { describe, expect, test } from '@jest/globals';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Ajv2020 as AjvClass } from 'ajv/dist/2020.js';
import type { FieldCases, FieldSample } from './field-cases.ts';
import { appOfSample, contextOfSample, resolveSample } from './resolve-sample.ts';
import { lintDefinition } from '@formwork/definition';

const require = createRequire(import.meta.url);
const Ajv2020 = require('ajv/dist/2020').default as typeof AjvClass;
const addFormats = require('ajv-formats').default as (ajv: object) => void;

const READERS = ['en', 'zh-CN'] as const;
/** What callers send by mistake or in bad faith; every type has to take or refuse it with a code, never throw. */
const HOSTILE: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  1e308,
  '',
  '\0',
  '\ud800',
  'x'.repeat(100_000),
  '9'.repeat(100_000),
  [],
  [[]],
  {},
  { __proto__: null },
  JSON.parse('{"__proto__": {"amount": "1"}, "constructor": 1}'),
  { amount: {}, currency: [] },
  { id: { id: 1 } },
  true,
];

/** The conformance of a model: parse, normalise, schema, words, options, lint. */
export function describeModel(cases: FieldCases, models: FieldModels): void {
  const model = models.resolve(cases.id);
  describe(`field type ${cases.id}`, () => {
    for (const sample of cases.samples)
      describe(`field "${sample.field.name}"`, () => describeSample(model, sample, models));
    test('has a closed options schema that accepts its samples and refuses an unknown key', () => {
      const validate = compile(model.options);
      for (const sample of cases.samples) expect(faults(validate, optionsOf(sample))).toEqual([]);
      expect(validate({ ...optionsOf(cases.samples[0]!), nonsense: 1 })).toBe(false);
    });
    for (const { field, code } of cases.lint ?? []) {
      test(`finds fault with ${JSON.stringify(field)}: ${code}`, () => {
        const issues = model.lint?.(field, contextOfSample(models)) ?? [];
        expect(issues.map((issue) => issue.code)).toContain(code);
        for (const issue of issues) expect([issue.message, issue.hint].every((text) => text !== '')).toBe(true);
      });
    }
  });
}

function describeSample(model: FieldModel, sample: FieldSample, models: FieldModels): void {
  const { field } = sample;
  const validate = compile(model.valueSchema(field));
  test('resolves in an app without an error from its own lint', () => {
    const instance = resolveSample(models, field, sample.around);
    expect(instance.type.kind).not.toBe('null');
    const app = appOfSample(field, sample.around);
    const errors = lintDefinition(app, models, []).filter(
      (issue) => issue.severity === 'error' && issue.path.startsWith(`/fields/${sample.around?.length ?? 0}`),
    );
    expect(app.entities[1]!.name === 'thing' ? errors.filter((issue) => issue.file?.includes('/thing.')) : []).toEqual(
      [],
    );
  });
  test.each(sample.valid)('takes $in and keeps $out, and its schema agrees', ({ in: raw, out }) => {
    expect(model.parse(raw, field)).toEqual({ ok: true, value: out });
    if (out === null) return;
    expect(model.parse(out, field)).toEqual({ ok: true, value: out });
    expect(faults(validate, out)).toEqual([]);
  });
  for (const { out, text } of sample.valid) {
    if (text === undefined) continue;
    test(`writes ${JSON.stringify(out)} for people`, () => {
      for (const locale of READERS) {
        expect(spaces(model.format(out, field, { locale, timeZone: 'Asia/Shanghai' }))).toBe(text[locale]);
      }
    });
  }
  const refused = sample.invalid.map((each) => ({ ...each, at: each.path ?? '' }));
  if (refused.length > 0) {
    test.each(refused)('refuses $in with $code at "$at"', ({ in: raw, code, at, isBeyondSchema }) => {
      const result = model.parse(raw, field);
      expect(result.ok ? result : { code: result.issue.code, path: result.issue.path ?? '' }).toEqual({
        code,
        path: at,
      });
      if (result.ok) return;
      expect(result.issue.message.length * result.issue.hint.length).toBeGreaterThan(0);
      expect(validate(raw)).toBe(isBeyondSchema === true);
    });
  }
  test('takes or refuses anything without throwing, and writes anything', () => {
    for (const raw of HOSTILE) {
      const result = model.parse(raw, field);
      if (!result.ok) expect(result.issue.code).toMatch(/^FW_FIELD_/);
      if (raw === undefined || typeof raw === 'number') continue;
      expect(typeof model.format(raw as never, field, { locale: 'en', timeZone: 'UTC' })).toBe('string');
    }
  });
}

/** Locales put narrow and non-breaking spaces between parts. */
function spaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

function compile(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, keywords: ['x-formwork'] });
  addFormats(ajv);
  return ajv.compile(schema);
}

function faults(validate: ValidateFunction, value: unknown): readonly ErrorObject[] {
  return validate(value) ? [] : (validate.errors ?? []);
}

function optionsOf({ field }: FieldSample): Record<string, unknown> {
  const base = ['name', 'type', 'label', 'help', 'required', 'unique', 'searchable', 'default', 'renamedFrom'];
  return Object.fromEntries(Object.entries(field).filter(([key]) => !base.includes(key)));
}
