import { and, count, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import { changes } from '#server/database/schema.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { readChanges, type Change } from './read-changes.ts';

/** Which changes of a record: those between two revisions, so many from the newer or the older end. */
export interface HistoryRange {
  /** Only changes that made a revision above this one. */
  readonly above?: number | undefined;
  /** Only changes that made a revision below this one. */
  readonly below?: number | undefined;
  readonly limit: number;
  readonly from: 'newest' | 'oldest';
}

/** The changes of some records of one kind, by record id; from the end that `from` names. */
export async function recordHistories(
  db: Queryable,
  kind: RecordKind,
  ids: readonly string[],
  { above = 0, below = 2 ** 31 - 1, limit, from }: HistoryRange,
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const direction = from === 'newest' ? sql`desc` : sql`asc`;
  const { rows } = await db.execute<{ id: string }>(sql`
    select entry.id::text from unnest(${sql.param(ids)}::uuid[]) as record(id)
    cross join lateral (
      select changes.id, revision from changes
      where kind = ${kind} and record_id = record.id
        and revision > ${above} and revision < ${below}
      order by revision ${direction} limit ${limit}
    ) as entry
    order by record.id, entry.revision ${direction}`);
  const found = await readChanges(
    db,
    rows.map(({ id }) => Number(id)),
  );
  const histories = new Map<string, Change[]>(ids.map((id) => [id, []]));
  for (const change of found) histories.get(change.recordId)?.push(change);
  return histories;
}

/** How many changes some records of one kind have, by record id. */
export async function countHistories(
  db: Queryable,
  kind: RecordKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ recordId: changes.recordId, total: count() })
    .from(changes)
    .where(and(eq(changes.kind, kind), inArray(changes.recordId, [...ids])))
    .groupBy(changes.recordId);
  return new Map(rows.map(({ recordId, total }) => [recordId, total]));
}
