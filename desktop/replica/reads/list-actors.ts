import { z } from 'zod';
import { pageOf } from './page-of.ts';
import { syncSchema } from './views.ts';
import type { Store } from '../store/store.ts';
import type { ReplicaAnswerer } from '#desktop/ipc/replica-calls.ts';
import type { ActorRow, Page } from '#desktop/ipc/replica-views.ts';
import { actorKinds } from '#shared/records/actor.ts';
import { searchQuery, type SearchClause } from '#shared/queries/search-query.ts';
import { analyse } from '#shared/text/analyse.ts';

const storedRow = z.object({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  kind: z.enum(actorKinds),
  country: z.string().nullable(),
  position: z.string().nullable(),
  quotes: z.number(),
  sync: syncSchema,
});

const aliasRow = z.object({ name: z.string() });

// Each with its latest position, which is one that is not over, or else the one that began last.
const columns = `id, number, name, kind, country, sync,
  (SELECT coalesce(role || ', ', '') || organization.name
     FROM affiliation JOIN actor AS organization ON organization.id = organization_id
     WHERE actor_id = actor.id AND affiliation.deleted_at IS NULL
     ORDER BY to_date IS NULL DESC, from_date DESC, affiliation.id DESC LIMIT 1) AS position,
  (SELECT count(DISTINCT quote_number) FROM attribution WHERE actor_id = actor.id) AS quotes`;

/** A page of actors with their latest position and their number of quotes. */
export function listActors(
  store: Store,
  query: Parameters<ReplicaAnswerer['listActors']>[0],
): Page<ActorRow> {
  const found = pageOf(store, 'actor', columns, query, storedRow);
  const words = searchQuery('actor', query.filter.text ?? '');
  const rows = found.rows.map(({ number, ...row }): ActorRow => ({
    ...row,
    matchedAlias: hasWords(row.name, words) ? null : aliasWith(store, number, words),
  }));
  return { ...found, rows };
}

/** Some actors as a list shows them, in no order; those that are not there or deleted are left out. */
export function actorRows(store: Store, ids: readonly string[]): ActorRow[] {
  const sql = `SELECT ${columns} FROM actor
    WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`;
  const rows = store.all(sql, [JSON.stringify(ids)], storedRow);
  return rows.map(({ number: _number, ...row }) => ({ ...row, matchedAlias: null }));
}

function aliasWith(store: Store, number: number, words: readonly SearchClause[]): string | null {
  const aliases = store.all(
    'SELECT name FROM alias WHERE actor_number = ? ORDER BY place',
    [number],
    aliasRow,
  );
  return aliases.find(({ name }) => hasWords(name, words))?.name ?? null;
}

// By its words alone, which is all that a person sees; one found by its sound shows under its name.
function hasWords(name: string, words: readonly SearchClause[]): boolean {
  const terms = analyse(name);
  return words.every(({ terms: wanted }) =>
    wanted.some(({ term }) => terms.some((known) => known.startsWith(term))),
  );
}
