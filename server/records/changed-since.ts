import type { Queryable } from '#server/database/connection.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import type { PullAnswer, PullRequest, Sent } from '#shared/sync/protocol.ts';
import { formatCursor, parseCursor, readHorizon } from './cursor.ts';
import { storeOf } from './kinds/kind-stores.ts';
import { logPage, type LogEntry } from './log-page.ts';
import { articlesInScope } from './scope.ts';

/**
 * The records that changed after a cursor, each once and as it is now, from at most `limit` changes: see `logPage` for
 * their order. Answers `reset` to what is no cursor of this log.
 */
export async function changedSince(
  db: Queryable,
  { cursor, limit, scope }: PullRequest,
): Promise<Sent<PullAnswer>> {
  const after = parseCursor(cursor);
  if (after === null) return { status: 'reset', epoch: (await readHorizon(db)).epoch };
  const page = await logPage(db, { after, limit });
  if (page.status === 'reset') return page;
  const last = page.entries.at(-1);
  const records = await loadOnce(db, page.entries);
  return {
    status: 'changes',
    cursor: last === undefined ? cursor : formatCursor(last.place),
    ...(await within(db, scope, records)),
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

// Whether an article is in scope can change with any of its quotes, so each change is asked of its article as it is now.
async function within(
  db: Queryable,
  scope: PullRequest['scope'],
  records: AnyRecord[],
): Promise<{ records: AnyRecord[]; outside: string[] }> {
  if (scope === null) return { records, outside: [] };
  const articles = new Set(records.flatMap((record) => articleOf(record) ?? []));
  const inside = await articlesInScope(db, scope, [...articles]);
  return {
    records: records.filter((record) => {
      const article = articleOf(record);
      return article === null || inside.has(article);
    }),
    outside: [...articles].filter((id) => !inside.has(id)),
  };
}

function articleOf(record: AnyRecord): string | null {
  if (record.kind === 'article') return record.id;
  return record.kind === 'quote' ? record.fields.articleId : null;
}
