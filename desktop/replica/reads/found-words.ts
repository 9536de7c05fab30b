import { z } from 'zod';
import { parseRecord } from '../store/base-rows.ts';
import type { Store } from '../store/store.ts';
import type { FoundWords, ReplicaAnswerer } from '#desktop/ipc/replica-calls.ts';
import { highlight } from '#shared/queries/highlight.ts';
import { searchQuery } from '#shared/queries/search-query.ts';

const row = z.object({ id: z.string(), json: z.string() });

/** Where in some records of a kind the words that somebody typed stand: the first two parts of each, by its id. */
export function foundWords(
  store: Store,
  { kind, ids, text }: Parameters<ReplicaAnswerer['foundWords']>[0],
): FoundWords {
  const clauses = searchQuery(kind, text);
  if (clauses.length === 0) return {};
  const rows = store.all(
    `SELECT id, json FROM ${kind} WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
    row,
  );
  return Object.fromEntries(
    rows.map(({ id, json }) => [id, highlight(parseRecord(json), clauses, 2)] as const),
  );
}
