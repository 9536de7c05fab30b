import { searchQuery, type SearchClause } from '#shared/queries/search-query.ts';
import type { SearchedKind } from '#shared/queries/search-terms.ts';

/** FTS5's query for what somebody typed; undefined when there is no word in it. */
export function searchMatch(kind: SearchedKind, text: string): string | undefined {
  const clauses = searchQuery(kind, text);
  return clauses.length === 0 ? undefined : clauses.map(clauseText).join(' AND ');
}

// A term holds only letters, marks, digits and the mark of a form, so quoting it is safe. Of a phrase only the last may
// be a beginning, which FTS5 writes behind the whole.
function clauseText({ is, terms }: SearchClause): string {
  if (is === 'phrase') {
    const words = terms.map(({ term }) => term).join(' ');
    return `"${words}"${terms.at(-1)?.prefix === true ? ' *' : ''}`;
  }
  return `(${terms.map(({ term, prefix }) => `"${term}"${prefix ? ' *' : ''}`).join(' OR ')})`;
}
