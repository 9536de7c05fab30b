import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { changes, type ChangeDoor } from '#server/database/schema.ts';
import { insertRows } from '#server/database/write-rows.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { writeNotice } from './change-notice.ts';

/** The channel on which PostgreSQL tells all servers which records changed; see `writeNotice`. */
export const changesChannel = 'verbatim_changes';

/** A change to be logged. */
export interface LoggedChange {
  readonly action: Edit['action'];
  /** The record before; null for a new one. */
  readonly before: AnyRecord | null;
  readonly after: AnyRecord;
  readonly via: ChangeDoor;
  readonly clientId?: string | undefined;
  readonly sequence?: number | undefined;
  /** The fields as the editor sent them, before they were merged with others'. */
  readonly submitted?: FieldValues | undefined;
}

/** Writes changes into the log in their order, in the transaction that makes them. */
export async function logChanges(tx: Transaction, logged: readonly LoggedChange[]): Promise<void> {
  await insertRows(tx, changes, logged.map(rowOf));
}

/** Has all servers told of changed records when the transaction commits. */
export async function announceChanges(
  tx: Transaction,
  logged: readonly LoggedChange[],
): Promise<void> {
  const notice = writeNotice(logged.map(({ after: { kind, id } }) => ({ kind, id })));
  await tx.execute(sql`select pg_notify(${changesChannel}, ${notice})`);
}

function rowOf({ action, before, after, via, clientId, sequence, submitted }: LoggedChange) {
  const was: FieldValues = before === null ? {} : { ...before.fields };
  const is: FieldValues = { ...after.fields };
  const fields = Object.keys(is).filter(
    (field) => before === null || !sameValue(was[field], is[field]),
  );
  const merged = Object.entries(submitted ?? {}).filter(
    ([field, value]) => !sameValue(value, is[field]),
  );
  return {
    kind: after.kind,
    recordId: after.id,
    revision: after.revision,
    action,
    accountId: after.updatedBy,
    via,
    clientId: clientId ?? null,
    sequence: sequence ?? null,
    at: after.updatedAt,
    before: before === null ? {} : pick(was, fields),
    after: pick(is, fields),
    submitted: merged.length === 0 ? null : Object.fromEntries(merged),
  };
}

/** A change as a merge looks at it. */
export interface LaterChange {
  readonly via: ChangeDoor;
  readonly clientId: string | null;
  readonly before: FieldValues;
  readonly after: FieldValues;
  readonly submitted: FieldValues | null;
}

/** The changes of a record after a revision, in order. */
export async function changesAfter(
  tx: Transaction,
  { kind, id }: AnyRecord,
  revision: number,
): Promise<readonly LaterChange[]> {
  return tx
    .select({
      via: changes.via,
      clientId: changes.clientId,
      before: changes.before,
      after: changes.after,
      submitted: changes.submitted,
    })
    .from(changes)
    .where(and(eq(changes.kind, kind), eq(changes.recordId, id), gt(changes.revision, revision)))
    .orderBy(asc(changes.revision));
}

function pick(values: FieldValues, fields: readonly string[]): FieldValues {
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}
