/** Where "now" comes from. Production reads the database's clock; a scenario moves it. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** A clock that stands still until it is moved: for tests. */
export interface ManualClock extends Clock {
  set(instant: Date): void;
}

/** Makes a clock that stands at `instant`. */
export function createManualClock(instant: Date): ManualClock {
  let at = instant;
  return {
    now: () => at,
    set: (next) => {
      at = next;
    },
  };
}
