/** Injection token of the engine. */
export const ENGINE = Symbol('engine');
/** Injection token of the runtime's settings. */
export const CONFIG = Symbol('config');
