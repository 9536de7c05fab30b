import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import { changes } from '#server/database/schema.ts';
import { withFields } from '#shared/edits/apply-edit.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import { storeOf } from './kinds/kind-stores.ts';

/** A point in a record's life: an instant in UTC, or a revision. */
export type Point = { readonly at: string } | { readonly revision: number };

interface Standing extends Record<string, unknown> {
  readonly id: string;
  readonly revision: number;
}

/**
 * Records of one kind as they stood at a point, by id; a record that did not exist yet, or that never had such a
 * revision, is not among them. What stood at an instant is the highest revision made by then. Worked out backwards from
 * the records of now, so a field that is younger than a change has the value that it was first given.
 */
export async function recordsAsOf(
  db: Queryable,
  kind: RecordKind,
  ids: readonly string[],
  point: Point,
): Promise<ReadonlyMap<string, AnyRecord>> {
  const stood = await standing(db, kind, ids, point);
  if (stood.size === 0) return new Map();
  const found = [...stood.keys()];
  // The records first: what changes after they were read has a higher revision and is left out below.
  const records = await storeOf(kind).load(db, found);
  const log = await db
    .select({
      recordId: changes.recordId,
      revision: changes.revision,
      action: changes.action,
      at: changes.at,
      accountId: changes.accountId,
      // Bodies are long, and only what was overwritten since is needed.
      before: sql<Record<
        string,
        unknown
      > | null>`case when ${later(stood)} then ${changes.before} end`,
    })
    .from(changes)
    .where(and(eq(changes.kind, kind), inArray(changes.recordId, found)))
    .orderBy(desc(changes.revision));
  return new Map(
    records.map((record) => {
      const revision = stood.get(record.id) ?? record.revision;
      const own = log.filter(
        (change) => change.recordId === record.id && change.revision <= record.revision,
      );
      return [record.id, takenBack(record, revision, own)];
    }),
  );
}

interface LoggedStep {
  readonly revision: number;
  readonly action: (typeof changes.$inferSelect)['action'];
  readonly at: string;
  readonly accountId: string | null;
  readonly before: Record<string, unknown> | null;
}

/** A record as it was at a revision, from its changes with the newest first. */
function takenBack(record: AnyRecord, revision: number, log: readonly LoggedStep[]): AnyRecord {
  const overwritten = log.filter((step) => step.revision > revision);
  const until = log.filter((step) => step.revision <= revision);
  const [last] = until;
  const life = until.find(({ action }) => action !== 'update');
  // The newest first: of a field that changed more than once its earliest value stays.
  const changed = Object.fromEntries(
    overwritten.flatMap(({ before }) => Object.entries(before ?? {})),
  );
  const then = withFields(record, changed);
  return {
    ...then,
    revision,
    updatedAt: last?.at ?? record.updatedAt,
    updatedBy: last === undefined ? record.updatedBy : last.accountId,
    deletedAt: life?.action === 'delete' ? life.at : null,
  };
}

async function standing(
  db: Queryable,
  kind: RecordKind,
  ids: readonly string[],
  point: Point,
): Promise<ReadonlyMap<string, number>> {
  const reached =
    'at' in point ? sql`at <= ${point.at}::timestamptz` : sql`revision = ${point.revision}`;
  const { rows } = await db.execute<Standing>(sql`
    select record_id as id, max(revision) as revision from changes
    where kind = ${kind} and record_id = any(${sql.param(ids)}::uuid[]) and ${reached}
    group by record_id`);
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

function later(stood: ReadonlyMap<string, number>) {
  const conditions = [...stood].map(
    ([id, revision]) =>
      sql`(${changes.recordId} = ${id}::uuid and ${changes.revision} > ${revision})`,
  );
  return sql.join(conditions, sql` or `);
}
