/** How long to wait between attempts, in milliseconds. */
export interface RetryTiming {
  readonly first: number;
  /** The longest wait while the server has not been away for long. */
  readonly soon: number;
  /** The longest wait at all. */
  readonly longest: number;
  /** After how many attempts the server counts as away for long. */
  readonly patientAfter: number;
}

/** A server that comes back within a few minutes is noticed within a second or so; one gone for hours is asked rarely. */
export const retryTiming: RetryTiming = {
  first: 200,
  soon: 1_000,
  longest: 15_000,
  patientAfter: 180,
};

/**
 * The wait before the next attempt: doubling, with jitter between half and all of it, so that the desks of an agency
 * do not come back in one beat. `random` answers [0, 1).
 */
export function retryDelay(attempt: number, random: () => number, timing: RetryTiming): number {
  const late = attempt - timing.patientAfter;
  const wait =
    late <= 0
      ? Math.min(timing.soon, timing.first * 2 ** Math.min(attempt, 30))
      : Math.min(timing.longest, timing.soon * 2 ** Math.min(late, 30));
  return wait * (0.5 + random() / 2);
}
