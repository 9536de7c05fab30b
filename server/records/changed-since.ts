import type { Queryable } from '#server/database/connection.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import type { PullAnswer } from '#shared/sync/protocol.ts';
import { formatCursor, parseCursor, readHorizon } from './cursor.ts';
import { storeOf } from './kinds/kind-stores.ts';
import { logPage, type LogEntry } from './log-page.ts';

/**
 * The records that changed after a cursor, each once and as it is now, from at most `limit` changes: see `logPage` for
 * their order. Answers `reset` to what is no cursor of this log.
 */
export async function changedSince(
  db: Queryable,
  cursor: string,
  limit: number,
): Promise<PullAnswer> {
  const after = parseCursor(cursor);
  if (after === null) return { status: 'reset', epoch: (await readHorizon(db)).epoch };
  const page = await logPage(db, { after, limit });
  if (page.status === 'reset') return page;
  const last = page.entries.at(-1);
  return {
    status: 'changes',
    cursor: last === undefined ? cursor : formatCursor(last.place),
    records: await loadOnce(db, page.entries),
    more: page.more,
  };
}

async function loadOnce(db: Queryable, entries: readonly LogEntry[]): Promise<AnyRecord[]> {
  const ids = new Map<RecordKind, Set<string>>();
  for (const { kind, recordId } of entries) {
    ids.set(kind, (ids.get(kind) ?? new Set()).add(recordId));
  }
  const records: AnyRecord[] = [];
  for (const [kind, wanted] of ids) records.push(...(await storeOf(kind).load(db, [...wanted])));
  return records;
}
