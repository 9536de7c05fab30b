import { sql, type SQL } from 'drizzle-orm';
import { isFoundByBeginnings } from '#shared/queries/predicate.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { analyseQuery } from '#shared/text/analyse.ts';

/** PostgreSQL's query for what somebody typed; undefined when there is no word in it. */
export function searchQuery(kind: RecordKind, text: string): SQL | undefined {
  const terms = analyseQuery(text);
  if (terms.length === 0) return undefined;
  // A term has only letters, marks and digits (see `analyse`), so between quotes it is a word and nothing else.
  const beginnings = isFoundByBeginnings(kind);
  const query = terms
    .map(({ term, prefix }) => `'${term}'${prefix || beginnings ? ':*' : ''}`)
    .join(' & ');
  return sql`${query}::tsquery`;
}
