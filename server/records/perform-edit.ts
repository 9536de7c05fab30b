import { mayEdit } from '#server/accounts/account.ts';
import type { Transaction } from '#server/database/connection.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { Outcome, Rejected } from '#shared/edits/outcome.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { instantSchema } from '#shared/records/values.ts';
import { createRecord } from './create-record.ts';
import { retrying } from './database-errors.ts';
import { deleteRecord } from './delete-record.ts';
import { openEditBatch, type EditBatch } from './edit-batch.ts';
import type { EditContext, EditOptions } from './edit-context.ts';
import { lockForEdits } from './lock-for-edits.ts';
import { rejection } from './rejection.ts';
import { restoreRecord } from './restore-record.ts';
import { updateRecord } from './update-record.ts';
import type { Write } from './write-record.ts';

/** An edit and the door that it came through. */
export interface EditRequest {
  readonly edit: Edit;
  readonly options: EditOptions;
}

/**
 * The one write path: whatever door an edit came through, it is authorised, checked, merged, written and logged here,
 * in one transaction. Takes an edit that `parseEdit` has seen; answers its outcome, and writes nothing unless that is
 * `applied` or `merged`.
 */
export async function performEdit(
  context: EditContext,
  edit: Edit,
  options: EditOptions,
): Promise<Outcome> {
  return retrying(() => context.db.transaction((tx) => performEditIn(tx, context, edit, options)));
}

/** The same in a transaction of the caller's, which `retrying` runs again where others were quicker. */
export async function performEditIn(
  tx: Transaction,
  context: Omit<EditContext, 'db'>,
  edit: Edit,
  options: EditOptions,
): Promise<Outcome> {
  const [outcome] = await performEditsIn(tx, context, [{ edit, options }]);
  if (outcome === undefined) throw new Error('An edit always has an outcome.');
  return outcome;
}

/**
 * The same for many edits, in order and in one transaction of the caller's: each has its own outcome, and one that is
 * refused does not keep the others from being written. A later edit finds what the earlier ones did.
 */
export async function performEditsIn(
  tx: Transaction,
  context: Omit<EditContext, 'db'>,
  requests: readonly EditRequest[],
): Promise<Outcome[]> {
  const by = context.account?.id ?? null;
  // In the form that the database gives back, so that nothing has to be read again.
  const at = instantSchema.parse(context.clock().toISOString());
  const batch = openEditBatch(tx);
  const refused = requests.map(({ options }) => unauthorised(context, options));
  const allowed = requests.filter((_, index) => refused[index] === null);
  await lockForEdits(
    batch,
    allowed.map(({ edit }) => edit),
  );
  const outcomes: Outcome[] = [];
  for (const [index, { edit, options }] of requests.entries()) {
    outcomes.push(refused[index] ?? (await decide(batch, edit, { ...options, stamp: { at, by } })));
  }
  await batch.flush();
  return outcomes;
}

async function decide(batch: EditBatch, edit: Edit, write: Write): Promise<Outcome> {
  if (edit.action === 'create') return createRecord(batch, edit, write);
  const current = batch.record(edit.kind, edit.id);
  if (current === undefined) {
    return rejection('notFound', `There is no ${edit.kind} with the id ${edit.id}.`, ['id']);
  }
  if (edit.baseRevision > current.revision) {
    const message = `The ${edit.kind} has revision ${current.revision} here, and the edit is based on ${edit.baseRevision}: load it again.`;
    return rejection('validationFailed', message, ['baseRevision']);
  }
  return onRecord(batch, current, edit, write);
}

function onRecord(
  batch: EditBatch,
  current: AnyRecord,
  edit: Exclude<Edit, { action: 'create' }>,
  write: Write,
): Promise<Outcome> {
  switch (edit.action) {
    case 'update':
      return updateRecord(batch, current, edit, write);
    case 'delete':
      return deleteRecord(batch, current, edit.baseRevision, write);
    case 'restore':
      return restoreRecord(batch, current, edit.baseRevision, write);
  }
}

/** Why this account may make no edit through this door; null if it may. Errors: `UNAUTHENTICATED`, `FORBIDDEN`. */
export function unauthorised(
  { account }: Omit<EditContext, 'db'>,
  { via }: EditOptions,
): Rejected | null {
  if (via === 'sample' || mayEdit(account)) return null;
  if (account === null) {
    return rejection('unauthenticated', 'Only who is signed in can edit: send a token.');
  }
  const message = `The account ${account.name} may only read: ask an administrator for the role "editor".`;
  return rejection('forbidden', message);
}
