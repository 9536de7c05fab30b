import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { articles } from '#server/database/schema.ts';
import { recordKinds, type AnyRecord, type RecordKind } from '#shared/records/records.ts';
import { announceChanges, logChanges, type LoggedChange } from './change-log.ts';
import { storeOf } from './kinds/kind-stores.ts';
import { indexRecords } from './search-index.ts';

/** What is known of a record that a field names: enough to say whether it may be named. */
export interface Referent {
  readonly live: boolean;
  /** Of an actor: what it is, what it is called, and the actor that it was merged into. */
  readonly kind: string | null;
  readonly name: string | null;
  readonly mergedInto: string | null;
}

/**
 * The edits of one transaction at work: the records that they are about, locked and read together, and the changes
 * that were decided and are still to be written. Each edit is decided in the code, on the records as the edits before
 * it left them; what they write goes to the database in a few statements for all. Whatever looks into the database
 * for more than these records calls `flush` first.
 */
export interface EditBatch {
  readonly tx: Transaction;
  /** Locks records until the transaction ends and reads them as they then are, unless this batch holds them already. */
  lock(kind: RecordKind, ids: readonly string[]): Promise<void>;
  /** A locked record as it is now, with what is still to be written; undefined where there is none. */
  record(kind: RecordKind, id: string): AnyRecord | undefined;
  /** Looks records up that fields name, and locks them against change until the transaction ends. */
  refer(kind: RecordKind, ids: readonly string[]): Promise<void>;
  /** A record that `refer` looked up; undefined where there is none. */
  referent(kind: RecordKind, id: string): Referent | undefined;
  /** The body of an article that this batch locked or refers to; empty where there is none. */
  body(articleId: string): Promise<string>;
  /** Takes a decided change: from now on `record` answers it. */
  put(change: LoggedChange): Promise<void>;
  /** Writes all changes taken so far. */
  flush(): Promise<void>;
}

/** Begins a batch in a transaction; whoever began it calls `flush` at its end. */
export function openEditBatch(tx: Transaction): EditBatch {
  const held = new Set<string>();
  const records = new Map<string, AnyRecord>();
  const referents = new Map<string, Referent | undefined>();
  const bodies = new Map<string, string>();
  const waiting = new Set<string>();
  let pending: LoggedChange[] = [];

  const batch: EditBatch = {
    tx,
    async lock(kind, ids) {
      const fresh = sorted(ids).filter((id) => !held.has(keyOf(kind, id)));
      if (fresh.length === 0) return;
      const store = storeOf(kind);
      // The lock is a statement of its own, so that what is read next is no older than the lock.
      const { rows } = await tx.execute<{ id: string }>(
        sql`select id from ${store.table} where id = any(${sql.param(fresh)}::uuid[]) order by id for update`,
      );
      for (const id of fresh) held.add(keyOf(kind, id));
      if (rows.length === 0) return;
      const found = rows.map(({ id }) => id);
      for (const record of await store.load(tx, found)) {
        records.set(keyOf(kind, record.id), record);
      }
    },
    record: (kind, id) => records.get(keyOf(kind, id)),
    async refer(kind, ids) {
      const fresh = sorted(ids).filter((id) => {
        const key = keyOf(kind, id);
        return !held.has(key) && !referents.has(key);
      });
      if (fresh.length === 0) return;
      for (const id of fresh) referents.set(keyOf(kind, id), undefined);
      const more = kind === 'actor' ? sql`kind, name, merged_into` : sql`null as kind`;
      const { rows } = await tx.execute<ReferentRow>(
        sql`select id, deleted_at is null as live, ${more} from ${storeOf(kind).table}
          where id = any(${sql.param(fresh)}::uuid[]) order by id for share`,
      );
      for (const row of rows) {
        const { id, live, name = null, merged_into: mergedInto = null } = row;
        referents.set(keyOf(kind, id), { live, kind: row.kind, name, mergedInto });
      }
    },
    referent(kind, id) {
      const record = records.get(keyOf(kind, id));
      if (record === undefined) return referents.get(keyOf(kind, id));
      const live = record.deletedAt === null;
      if (record.kind !== 'actor') return { live, kind: null, name: null, mergedInto: null };
      const { kind: actorKind, name, mergedInto } = record.fields;
      return { live, kind: actorKind, name, mergedInto };
    },
    async body(articleId) {
      const record = records.get(keyOf('article', articleId));
      if (record?.kind === 'article') return record.fields.body;
      const known = bodies.get(articleId);
      if (known !== undefined) return known;
      const [row] = await tx
        .select({ body: articles.body })
        .from(articles)
        .where(eq(articles.id, articleId));
      const body = row?.body ?? '';
      bodies.set(articleId, body);
      return body;
    },
    async put(change) {
      const key = keyOf(change.after.kind, change.after.id);
      // One statement writes each record once.
      if (waiting.has(key)) await batch.flush();
      waiting.add(key);
      held.add(key);
      records.set(key, change.after);
      pending.push(change);
    },
    async flush() {
      if (pending.length === 0) return;
      const changes = pending;
      pending = [];
      waiting.clear();
      await writeRows(tx, changes);
      await logChanges(tx, changes);
      // Re-anchoring changes none of the words that are searched for.
      const reworded = changes.filter(({ via }) => via !== 'reanchor');
      await indexRecords(
        tx,
        reworded.map(({ after }) => after),
      );
      await announceChanges(tx, changes);
    },
  };
  return batch;
}

interface ReferentRow extends Record<string, unknown> {
  readonly id: string;
  readonly live: boolean;
  readonly kind: string | null;
  readonly name?: string;
  readonly merged_into?: string | null;
}

// In the order in which kinds may refer to each other, and the new ones of a kind before those that may name them.
async function writeRows(tx: Transaction, changes: readonly LoggedChange[]): Promise<void> {
  for (const kind of recordKinds) {
    const ofKind = changes.filter(({ after }) => after.kind === kind);
    const created = ofKind.filter(({ before }) => before === null).map(({ after }) => after);
    const updated = ofKind.filter(({ before }) => before !== null).map(({ after }) => after);
    if (created.length > 0) await storeOf(kind).insert(tx, created);
    if (updated.length > 0) await storeOf(kind).update(tx, updated);
  }
}

// One order for all writers, so that no two wait for each other.
function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

function keyOf(kind: RecordKind, id: string): string {
  return `${kind} ${id}`;
}
