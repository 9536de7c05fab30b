import { sql, type SQL } from 'drizzle-orm';
import {
  searchQuery,
  type SearchClause,
  type SearchOptions,
} from '#shared/queries/search-query.ts';
import { searchedKinds, type SearchedKind } from '#shared/queries/search-terms.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** PostgreSQL's query for what somebody typed; undefined when there is no word in it. */
export function tsQuery(
  kind: SearchedKind,
  text: string,
  options?: SearchOptions,
): SQL | undefined {
  const clauses = searchQuery(kind, text, options);
  return clauses.length === 0 ? undefined : sql`${clauses.map(clauseText).join(' & ')}::tsquery`;
}

/** Whether records of a kind have search terms. */
export function isSearched(kind: RecordKind): kind is SearchedKind {
  return searchedKinds.some((searched) => searched === kind);
}

// A term has only letters, marks, digits and the mark of a form (see `analyse` and `stemOf`): between quotes it is a
// word and nothing else, whatever was typed.
function clauseText({ is, terms }: SearchClause): string {
  const texts = terms.map(({ term, prefix }) => `'${term}'${prefix ? ':*' : ''}`);
  return `(${texts.join(is === 'phrase' ? ' <-> ' : ' | ')})`;
}
