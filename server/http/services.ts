import type { Logger } from 'pino';
import type { Database } from '#server/database/connection.ts';
import type { Graphql } from '#server/graphql/create-graphql.ts';
import type { GraphiqlPage } from '#server/graphiql/graphiql-page.ts';
import type { ChangeBell } from './change-bell.ts';
import type { Metrics } from './metrics.ts';

/** What the HTTP server answers from. */
export interface HttpServices {
  readonly db: Database;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly graphql: Graphql;
  readonly graphiql: GraphiqlPage;
  readonly bell: ChangeBell;
  readonly metrics: Metrics;
  /** What somebody without a token may do. */
  readonly anonymous: 'reader' | 'none';
  /** Whether only this machine reaches the server. */
  readonly loopback: boolean;
}
