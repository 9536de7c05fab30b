import { mayEdit } from '#server/accounts/account.ts';
import type { Transaction } from '#server/database/connection.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { Outcome, Rejected } from '#shared/edits/outcome.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { retrying } from './database-errors.ts';
import { deleteRecord } from './delete-record.ts';
import type { EditContext, EditOptions } from './edit-context.ts';
import { lockRecord } from './lock-record.ts';
import { createRecord } from './create-record.ts';
import { rejection } from './rejection.ts';
import { restoreRecord } from './restore-record.ts';
import { updateRecord } from './update-record.ts';

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

/** The same in a transaction of the caller's. */
export async function performEditIn(
  tx: Transaction,
  context: Omit<EditContext, 'db'>,
  edit: Edit,
  options: EditOptions,
): Promise<Outcome> {
  const refused = unauthorised(context, options);
  if (refused !== null) return refused;
  const write = {
    ...options,
    stamp: { at: context.clock().toISOString(), by: context.account?.id ?? null },
  };
  if (edit.action === 'create') return createRecord(tx, edit, write);
  const current = await lockRecord(tx, edit.kind, edit.id);
  if (current === undefined) {
    return rejection('notFound', `There is no ${edit.kind} with the id ${edit.id}.`, ['id']);
  }
  if (edit.baseRevision > current.revision) {
    const message = `The ${edit.kind} has revision ${current.revision} here, and the edit is based on ${edit.baseRevision}: load it again.`;
    return rejection('validationFailed', message, ['baseRevision']);
  }
  return onRecord(tx, current, edit, write);
}

function onRecord(
  tx: Transaction,
  current: AnyRecord,
  edit: Exclude<Edit, { action: 'create' }>,
  write: Parameters<typeof createRecord>[2],
): Promise<Outcome> {
  switch (edit.action) {
    case 'update':
      return updateRecord(tx, current, edit, write);
    case 'delete':
      return deleteRecord(tx, current, edit.baseRevision, write);
    case 'restore':
      return restoreRecord(tx, current, edit.baseRevision, write);
  }
}

function unauthorised({ account }: Omit<EditContext, 'db'>, { via }: EditOptions): Rejected | null {
  if (via === 'sample' || mayEdit(account)) return null;
  if (account === null) {
    return rejection('unauthenticated', 'Only who is signed in can edit: send a token.');
  }
  const message = `The account ${account.name} may only read: ask an administrator for the role "editor".`;
  return rejection('forbidden', message);
}
