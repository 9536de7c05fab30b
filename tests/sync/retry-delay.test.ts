import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryDelay, retryTiming } from '#desktop/replica/sync/retry-delay.ts';

it('waits twice as long each time, never longer than it may, and never all desks alike (8.3)', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.nat(100_000), random, (attempt, chance) => {
      const wait = retryDelay(attempt, () => chance, retryTiming);
      const most = retryDelay(attempt, () => 1, retryTiming);
      expect(wait).toBeGreaterThanOrEqual(most / 2);
      expect(wait).toBeLessThanOrEqual(most);
      expect(most).toBeGreaterThanOrEqual(retryTiming.first);
      expect(most).toBeLessThanOrEqual(retryTiming.longest);
      const next = retryDelay(attempt + 1, () => 1, retryTiming);
      expect(next).toBeGreaterThanOrEqual(most);
      expect(next).toBeLessThanOrEqual(2 * most);
    }),
  );
  const soon = retryDelay(retryTiming.patientAfter, () => 1, retryTiming);
  expect(soon).toBe(retryTiming.soon);
});
