import { sql, type SQL } from 'drizzle-orm';
import { GraphQLError } from 'graphql';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { searchTextSchema } from '#shared/queries/arguments.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { analyseQuery } from '#shared/text/analyse.ts';

/**
 * Makes PostgreSQL's query out of what somebody typed: all terms must be there. `beginnings` lets every word stand for
 * all that begin with it. Answers undefined when there is no word in the text, which then is no condition.
 */
export function searchQuery(
  text: string,
  { beginnings }: { beginnings: boolean },
): SQL | undefined {
  const parsed = searchTextSchema.safeParse(text);
  if (!parsed.success) {
    const message = `The text to search for ${parsed.error.issues[0]?.message ?? 'is not valid'}.`;
    throw new GraphQLError(message, {
      extensions: { code: errorCodes.validationFailed, path: ['text'] },
    });
  }
  const terms = analyseQuery(parsed.data);
  if (terms.length === 0) return undefined;
  // A term has only letters, marks and digits (see `analyse`), so between quotes it is a word and nothing else.
  const query = terms
    .map(({ term, prefix }) => `'${term}'${prefix || beginnings ? ':*' : ''}`)
    .join(' & ');
  return sql`${query}::tsquery`;
}

/** The condition that a record's search terms match what somebody typed, to be put in `RAW`; undefined for no words. */
export function matchesText(kind: RecordKind, text: string | null | undefined, beginnings = false) {
  const query = text === null || text === undefined ? undefined : searchQuery(text, { beginnings });
  if (query === undefined) return {};
  return {
    RAW: (table: { readonly id: unknown }) =>
      sql`${table.id} in (select record_id from search_documents where kind = ${kind} and terms @@ ${query})`,
  };
}
