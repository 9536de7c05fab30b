import type { Logger } from 'pino';
import type { Database } from '#server/database/connection.ts';
import type { Graphql } from '#server/graphql/create-graphql.ts';
import type { GraphiqlPage } from '#server/graphiql/graphiql-page.ts';
import type { ChangeBell } from './change-bell.ts';
import type { LiveTimes } from './live-connection.ts';
import type { Door } from './door.ts';
import type { Metrics } from './metrics.ts';
import type { RequestScope } from './request-scope.ts';

/** What the HTTP server answers from. */
export interface HttpServices {
  readonly db: Database;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly graphql: Graphql;
  readonly graphiql: GraphiqlPage;
  readonly bell: ChangeBell;
  /** To be awaited between a write and its answer. */
  readonly writeEnded: () => Promise<void> | undefined;
  readonly metrics: Metrics;
  readonly live: LiveTimes;
  /** Which request the running code is for; the log reads it too. */
  readonly requests: RequestScope;
  /** Names of the migrations that the database must have, no fewer and no more. */
  readonly migrations: readonly string[];
  /** Aborted when the server is to end: it answers what it was already asked, and is no longer ready. */
  readonly draining: AbortSignal;
  readonly door: Door;
  /** What somebody without a token may do. */
  readonly anonymous: 'reader' | 'none';
  /** Whether only this machine reaches the server. */
  readonly loopback: boolean;
}
