import { sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import type { SearchOptions } from '#shared/queries/search-query.ts';
import type { SearchedKind } from '#shared/queries/search-terms.ts';
import { recencyWindows, type RecencyWindow } from './recency.ts';
import { tsQuery } from './search-match.ts';

/** What somebody looks for. */
export interface Search extends SearchOptions {
  /** As it was typed; without a word in it nothing is found. */
  readonly text: string;
  readonly kinds: readonly SearchedKind[];
}

/** A record that was found. */
export interface Found {
  readonly kind: SearchedKind;
  readonly id: string;
  /** How well it matches; only to be compared with that of others of the same search. */
  readonly rank: number;
}

/** How many of a kind's matches are ranked and can be paged through: those indexed last. */
export const mostRanked = 500;
/** Up to which number matches are counted. */
export const mostCounted = 1000;

/**
 * Finds records of any kind, the best match first. Of each kind the newest `mostRanked` matches are ranked, so that a word
 * that a million quotes have is answered as fast as one that few have.
 */
export async function searchRecords(
  db: Queryable,
  search: Search,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Found[]> {
  const windows = await windowsOf(db);
  const parts = matches(search).map(
    ({ kind, query }) => sql`(select ${text(kind)} as kind, record_id as id, number,
      ts_rank(terms, ${query}, 1) as rank
      from (${newest(kind, query, windows, mostRanked, sql`record_id, number, terms`)}) as found)`,
  );
  if (parts.length === 0) return [];
  const { rows } = await db.execute<{ kind: SearchedKind; id: string; rank: number }>(sql`
    select kind, id, rank from (${sql.join(parts, sql` union all `)}) as ranked
    order by rank desc, number desc limit ${limit} offset ${offset}`);
  return rows.map(({ kind, id, rank }) => ({ kind, id, rank }));
}

/** Counts the matches of a search, up to `mostCounted`; `exact` is false where there are more. */
export async function countFound(
  db: Queryable,
  search: Search,
): Promise<{ readonly count: number; readonly exact: boolean }> {
  const windows = await windowsOf(db);
  const parts = matches(search).map(
    ({ kind, query }) =>
      sql`(select count(*)::integer from (${newest(kind, query, windows, mostCounted + 1, sql`number`)}) as found)`,
  );
  if (parts.length === 0) return { count: 0, exact: true };
  const { rows } = await db.execute<{ total: number }>(
    sql`select ${sql.join(parts, sql` + `)} as total`,
  );
  const total = rows[0]?.total ?? 0;
  return { count: Math.min(total, mostCounted), exact: total <= mostCounted };
}

async function windowsOf(db: Queryable): Promise<readonly RecencyWindow[]> {
  const { rows } = await db.execute<{ highest: number | null }>(
    sql`select max(number)::float8 as highest from search_documents`,
  );
  return recencyWindows(rows[0]?.highest ?? 0);
}

function matches({ text: typed, kinds, ...options }: Search) {
  return [...new Set(kinds)].flatMap((kind) => {
    const query = tsQuery(kind, typed, options);
    return query === undefined ? [] : [{ kind, query }];
  });
}

// PostgreSQL works through the parts of `union all` one by one and stops at the limit, so the older windows are only
// looked into for words that the newer ones do not have often enough.
function newest(
  kind: SearchedKind,
  query: SQL,
  windows: readonly RecencyWindow[],
  most: number,
  columns: SQL,
): SQL {
  const parts = windows.map(({ blocks, start }, age) =>
    // The newest quotes are short and lie together: to read them all takes less than to gather the index's entries of a
    // word that everybody uses, or of all the words that begin alike.
    age === 0 && kind === 'quote'
      ? sql`(select ${columns} from ${matching(kind, query)} and number >= ${start}::bigint
          order by number desc limit ${most})`
      : // Not the bare number, whose own index PostgreSQL would walk through from the newest document of all.
        sql`(select ${columns} from ${matching(kind, query)} and recency @@ ${blocks}::tsquery
          order by number + 0 desc limit ${most})`,
  );
  return firstOf(parts, most);
}

function firstOf(parts: readonly SQL[], most: number): SQL {
  return sql`select * from (${sql.join([...parts], sql` union all `)}) as windows limit ${most}`;
}

// The kind is written out, because each has an index of its own that a parameter would not let PostgreSQL choose.
function matching(kind: SearchedKind, query: SQL): SQL {
  return sql`search_documents where kind = ${text(kind)} and terms @@ ${query}`;
}

function text(kind: SearchedKind): SQL {
  return sql.raw(`'${kind}'::text`);
}
