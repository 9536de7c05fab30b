import type { Queryable } from '#server/database/connection.ts';
import type { HistoryAnswer, HistoryRequest } from '#shared/sync/protocol.ts';
import { recordHistories } from './record-history.ts';

/** A page of a record's history as a desk asks for it, the newest change first. */
export async function toldHistory(
  db: Queryable,
  { kind, id, below, limit }: HistoryRequest,
): Promise<HistoryAnswer> {
  const histories = await recordHistories(db, kind, [id], {
    below: below ?? undefined,
    limit: limit + 1,
    from: 'newest',
  });
  const changes = histories.get(id) ?? [];
  return {
    changes: changes.slice(0, limit).map(({ kind: _kind, recordId: _id, ...change }) => change),
    more: changes.length > limit,
  };
}
