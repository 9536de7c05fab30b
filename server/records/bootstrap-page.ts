import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import { recordKinds, type AnyRecord, type RecordKind } from '#shared/records/records.ts';
import type { BootstrapAnswer, BootstrapRequest, Sent } from '#shared/sync/protocol.ts';
import { currentCursor, parseCursor, readHorizon } from './cursor.ts';
import { storeOf } from './kinds/kind-stores.ts';
import { inScope } from './scope.ts';

/** Where the next page begins: after this record, and from what cursor to pull when all pages are there. */
interface Place {
  readonly cursor: string;
  readonly kind: RecordKind;
  /** The last record's id; empty at the beginning of a kind. */
  readonly id: string;
  /** How many records there were in scope at the first page: counting them again would cost more than a page. */
  readonly total: number;
}

/**
 * A page of all records in scope, tombstones included, by kind and id. The first page fixes the cursor before anything is read,
 * so a pull from it brings what changed while the pages were fetched. A place of another epoch begins again.
 */
export async function bootstrapPage(
  db: Queryable,
  { after, limit, scope }: BootstrapRequest,
): Promise<Sent<BootstrapAnswer>> {
  const { epoch } = await readHorizon(db);
  const place = parsePlace(after, epoch) ?? {
    cursor: await currentCursor(db),
    kind: recordKinds[0],
    id: '',
    total: await countRecords(db, scope),
  };
  const records: AnyRecord[] = [];
  let next: Place | null = null;
  for (const kind of recordKinds.slice(recordKinds.indexOf(place.kind))) {
    const wanted = limit - records.length;
    const from = kind === place.kind ? place.id : '';
    // One more than wanted tells whether the kind goes on after this page.
    const ids = await idsAfter(db, { kind, scope, after: from, limit: wanted + 1 });
    records.push(...(await loadInOrder(db, kind, ids.slice(0, wanted))));
    if (ids.length > wanted) {
      next = { ...place, kind, id: ids[wanted - 1] ?? from };
      break;
    }
  }
  return {
    epoch,
    cursor: place.cursor,
    records,
    next: next === null ? null : `${next.cursor}/${next.kind}/${next.id}/${next.total}`,
    total: place.total,
  };
}

function parsePlace(text: string | null, epoch: string): Place | null {
  const [cursor = '', name, id = '', total = ''] = text?.split('/') ?? [];
  const kind = recordKinds.find((known) => known === name);
  if (kind === undefined || parseCursor(cursor)?.epoch !== epoch) return null;
  if (!/^([0-9a-f-]{36})?$/.test(id) || !/^\d{1,9}$/.test(total)) return null;
  return { cursor, kind, id, total: Number(total) };
}

async function idsAfter(
  db: Queryable,
  {
    kind,
    scope,
    after,
    limit,
  }: Pick<BootstrapRequest, 'limit' | 'scope'> & {
    readonly kind: RecordKind;
    readonly after: string;
  },
): Promise<string[]> {
  const { table } = storeOf(kind);
  const behind = after === '' ? sql`true` : sql`r.id > ${after}::uuid`;
  const { rows } = await db.execute<{ id: string }>(
    sql`select r.id from ${table} as r where ${behind} and ${inScope(kind, scope, 'r')} order by r.id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

async function loadInOrder(
  db: Queryable,
  kind: RecordKind,
  ids: readonly string[],
): Promise<AnyRecord[]> {
  if (ids.length === 0) return [];
  const records = new Map((await storeOf(kind).load(db, ids)).map((record) => [record.id, record]));
  return ids.flatMap((id) => records.get(id) ?? []);
}

async function countRecords(db: Queryable, scope: BootstrapRequest['scope']): Promise<number> {
  const counts = recordKinds.map(
    (kind) =>
      sql`(select count(*) from ${storeOf(kind).table} as r where ${inScope(kind, scope, 'r')})`,
  );
  const { rows } = await db.execute<{ total: number }>(
    sql`select (${sql.join(counts, sql` + `)})::int as total`,
  );
  return rows[0]?.total ?? 0;
}
