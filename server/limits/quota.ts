import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How much of something is allowed to one key, as one address or account. */
export interface QuotaRule {
  /** Names it in the `RateLimit-Policy` header. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** What is left of a quota after points were taken, or that there were not enough. */
export interface Taken {
  readonly ok: boolean;
  readonly rule: QuotaRule;
  readonly remaining: number;
  /** Whole seconds until the quota is full again. */
  readonly resetSeconds: number;
}

/** Counts what each key takes, in this process's memory. */
export interface Quota {
  readonly rule: QuotaRule;
  /** Takes points (1 unless told) of a key's quota. */
  take(key: string, points?: number): Promise<Taken>;
  /** How it stands with a key, without taking anything. */
  look(key: string): Promise<Taken>;
  /** Forgets what a key took. */
  forgive(key: string): Promise<void>;
}

/** Starts to count. A window begins with a key's first point and ends after the rule's seconds; then all is forgotten. */
export function createQuota(rule: QuotaRule): Quota {
  const limiter = new RateLimiterMemory({
    keyPrefix: rule.name,
    points: rule.points,
    duration: rule.seconds,
  });
  const taken = (ok: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Taken => ({
    ok,
    rule,
    remaining: remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
  return {
    rule,
    async take(key, points = 1) {
      try {
        return taken(true, await limiter.consume(key, points));
      } catch (refused) {
        // The library rejects with the same that it resolves with; everything else is an error.
        if (refused instanceof RateLimiterRes) return taken(false, refused);
        throw refused;
      }
    },
    async look(key) {
      const found = await limiter.get(key);
      if (found === null) {
        return { ok: true, rule, remaining: rule.points, resetSeconds: rule.seconds };
      }
      return taken(found.remainingPoints > 0, found);
    },
    async forgive(key) {
      await limiter.delete(key);
    },
  };
}
