import type { Database } from '#server/database/connection.ts';
import { readFeedLag, type FeedLag } from '#server/records/feed-lag.ts';
import type { Metrics } from './metrics.ts';

const gauges: Readonly<Record<keyof FeedLag, { readonly name: string; readonly help: string }>> = {
  seconds: {
    name: 'verbatim_change_feed_lag_seconds',
    help: 'Age of the oldest committed change that the change feed cannot show yet because an older transaction is open; 0 when there is none.',
  },
  waiting: {
    name: 'verbatim_change_feed_waiting_changes',
    help: 'Committed changes that the change feed cannot show yet.',
  },
  transactions: {
    name: 'verbatim_change_feed_lag_transactions',
    help: 'Transaction ids between the oldest open transaction and the next to begin.',
  },
  newest: {
    name: 'verbatim_change_log_newest',
    help: 'Number of the newest change; edits that came to nothing may have taken numbers too.',
  },
};

/** Adds to the metrics how far the change feed is behind the log; a database that does not answer makes them NaN. */
export function watchFeed(metrics: Metrics, db: Database, clock: () => Date): void {
  // Asked for together, the gauges are read once and not each by itself.
  let reading: Promise<FeedLag | undefined> | undefined;
  const read = () =>
    (reading ??= readFeedLag(db, clock())
      .catch(() => undefined)
      .finally(() => {
        reading = undefined;
      }));
  for (const key of ['seconds', 'waiting', 'transactions', 'newest'] as const) {
    metrics.watch({ ...gauges[key], read: async () => (await read())?.[key] ?? Number.NaN });
  }
}
