export { type Severity, type Issue, hasErrors } from './issue.ts';
export { type ErrorDeclaration, type ErrorFactory, FormworkError, defineError } from './error.ts';
export { pointer, pointerSegments } from './pointer.ts';
export { type Registry, createRegistry, KindUnknown } from './registry.ts';
export { newId, isId } from './ids.ts';
export { type Clock, type ManualClock, createManualClock } from './clock.ts';
export { type Text, readText } from './text.ts';
export { type Json, canonicalJson } from './canonical-json.ts';
