import { basesOf } from '../store/base-rows.ts';
import { outboxOfAll } from '../store/outbox.ts';
import { asSeen } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { FoundWords, ReplicaAnswerer } from '#desktop/ipc/replica-calls.ts';
import { highlight } from '#shared/queries/highlight.ts';
import { searchQuery } from '#shared/queries/search-query.ts';

/** Where in some records of a kind the words that somebody typed stand: the first two parts of each, by its id. */
export function foundWords(
  store: Store,
  { kind, ids, text }: Parameters<ReplicaAnswerer['foundWords']>[0],
): FoundWords {
  const clauses = searchQuery(kind, text);
  if (clauses.length === 0) return {};
  const bases = basesOf(store, ids);
  const waiting = outboxOfAll(store, ids);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const record = asSeen(store, bases.get(id) ?? null, waiting.get(id) ?? []);
      return record?.kind === kind ? [[id, highlight(record, clauses, 2)] as const] : [];
    }),
  );
}
