import { z } from 'zod';
import { basesOf } from '../store/base-rows.ts';
import { outboxOfAll } from '../store/outbox.ts';
import { asSeen } from '../store/project.ts';
import type { SqlValue, Store } from '../store/store.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import type { RecordKind, RecordOf } from '#shared/records/records.ts';

/** Parses how far a record is saved. */
export const syncSchema = z.enum(['saved', 'waiting', 'failed', 'conflict']);

const viewRow = z.object({ id: z.string(), sync: syncSchema });

/** Records of one kind as their editor sees them; `where` is SQL from the condition on. */
export function viewsOf<Kind extends RecordKind>(
  store: Store,
  kind: Kind,
  where: string,
  values: readonly SqlValue[],
): RecordView<Kind>[] {
  const rows = store.all(`SELECT id, sync FROM ${kind} WHERE ${where}`, values, viewRow);
  const ids = rows.map(({ id }) => id);
  const bases = basesOf(store, ids);
  const waiting = outboxOfAll(store, ids);
  return rows.flatMap(({ id, sync }) => {
    const base = bases.get(id) ?? null;
    const record = asSeen(store, base, waiting.get(id) ?? []);
    return record !== null && isOfKind(record, kind)
      ? [{ record, baseRevision: base?.revision ?? 1, sync }]
      : [];
  });
}

/** One record as its editor sees it, deleted ones included. */
export function viewOf<Kind extends RecordKind>(
  store: Store,
  kind: Kind,
  id: string,
): RecordView<Kind> | undefined {
  return viewsOf(store, kind, 'id = ?', [id])[0];
}

/** The names of actors or topics by their ids. */
export function namesOf(
  store: Store,
  kind: 'actor' | 'topic',
  ids: Iterable<string>,
): Record<string, string> {
  const wanted = JSON.stringify([...new Set(ids)]);
  const rows = store.all(
    `SELECT id, name FROM ${kind} WHERE id IN (SELECT value FROM json_each(?))`,
    [wanted],
    nameRow,
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

const nameRow = z.object({ id: z.string(), name: z.string() });

function isOfKind<Kind extends RecordKind>(
  record: RecordOf<RecordKind>,
  kind: Kind,
): record is RecordOf<Kind> {
  return record.kind === kind;
}
