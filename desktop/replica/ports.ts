/** Time, passed in so that tests can turn it. */
export interface Clock {
  /** Milliseconds since 1970, UTC, as the machine has it: wrong at times, and jumping. Durations are not taken from it. */
  readonly now: () => number;
  /** Calls `work` once after so many milliseconds; the answered function calls it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The clock's time as a UTC instant. */
export function instantOf(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
