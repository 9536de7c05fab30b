import { inArray } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import { changes, type ChangeDoor } from '#server/database/schema.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** A change as the log tells of it; it never changes again. */
export interface Change {
  readonly id: number;
  readonly kind: RecordKind;
  readonly recordId: string;
  /** The record's revision after the change. */
  readonly revision: number;
  readonly action: Edit['action'];
  /** Null for the server itself. */
  readonly accountId: string | null;
  readonly via: ChangeDoor;
  /** UTC instant. */
  readonly at: string;
  /** The changed fields before and after; nothing before a create, and neither with a delete or a restore. */
  readonly before: FieldValues;
  readonly after: FieldValues;
  /** The change that this one took back. */
  readonly reverts: number | null;
}

/** The changes with these ids, in the order of the ids; those that do not exist are left out. */
export async function readChanges(
  db: Queryable,
  ids: readonly number[],
): Promise<readonly Change[]> {
  if (ids.length === 0) return [];
  const { id, kind, recordId, revision, action, accountId, via, at, before, after, reverts } =
    changes;
  const rows = await db
    .select({ id, kind, recordId, revision, action, accountId, via, at, before, after, reverts })
    .from(changes)
    .where(inArray(changes.id, [...ids]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((wanted) => byId.get(wanted) ?? []);
}
