export {
  type ConversionCase,
  type FieldCases,
  type FieldSample,
  type InvalidCase,
  type LintCase,
  type ValidCase,
  defineFieldCases,
} from './field-cases.ts';
