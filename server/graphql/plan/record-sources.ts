import type { PgTable } from 'drizzle-orm/pg-core';
import {
  accounts,
  actors,
  affiliations,
  articles,
  quotes,
  topics,
} from '#server/database/schema.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** The types of records that are planned, each with the column that identifies its rows. */
export const recordSources = {
  Article: articles.id,
  Quote: quotes.id,
  Actor: actors.id,
  Affiliation: affiliations.id,
  Topic: topics.id,
  Account: accounts.id,
} as const;
/** The name of a type in `recordSources`. */
export type RecordType = keyof typeof recordSources;

/** The table of each kind of record. */
export const kindSources: Readonly<Record<RecordKind, PgTable>> = {
  article: articles,
  quote: quotes,
  actor: actors,
  affiliation: affiliations,
  topic: topics,
};

/** Whether a type's records are planned. */
export function isRecordType(name: string): name is RecordType {
  return Object.hasOwn(recordSources, name);
}
