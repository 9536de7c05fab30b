import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { changes } from '#server/database/schema.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { Applied, Conflicted, Merged, Rejected } from '#shared/edits/outcome.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { recordDefinitions, type AnyRecord } from '#shared/records/records.ts';
import { retrying } from './database-errors.ts';
import type { EditContext } from './edit-context.ts';
import { performEditIn, unauthorised } from './perform-edit.ts';
import { readChanges, type Change } from './read-changes.ts';
import { rejected, rejection } from './rejection.ts';

/** What became of a revert. */
export type Reverted =
  | ((Applied | Merged) & {
      /** The change that the revert made; null when nothing was left of the other to take back. */
      readonly changeId: number | null;
    })
  | Conflicted
  | Rejected;

const path = ['changeId'];

/**
 * Takes one change back by an edit of its own: an update gives the changed fields their former values, a create is
 * deleted, a delete restored, a restore deleted again. The edit is based on the revision that the change made, so what
 * others changed since is kept, and what they changed otherwise is a conflict. Errors: those of the edit, `NOT_FOUND`,
 * and `VALIDATION_FAILED` for what names no change, or one that only followed from another. Who may not edit learns
 * nothing else first.
 */
export async function revertChange(
  context: EditContext,
  changeId: number | undefined,
): Promise<Reverted> {
  const options = { via: 'revert' } as const;
  const forbidden = unauthorised(context, options);
  if (forbidden !== null) return forbidden;
  if (changeId === undefined) {
    const message = "changeId is not the id of a change: take one from a record's history.";
    return rejection('validationFailed', message, path);
  }
  return retrying(() =>
    context.db.transaction(async (tx): Promise<Reverted> => {
      const [change] = await readChanges(tx, [changeId]);
      if (change === undefined) {
        return rejection('notFound', `There is no change ${changeId}.`, path);
      }
      const refused = followedFromAnother(change);
      if (refused !== null) return refused;
      const outcome = await performEditIn(tx, context, takingBack(change), options);
      if (outcome.outcome === 'rejected') return rejected({ ...outcome.error, path });
      if (outcome.outcome === 'conflict') return outcome;
      return { ...outcome, changeId: await nameReverted(tx, outcome.record, change) };
    }),
  );
}

function followedFromAnother({ via }: Change): Rejected | null {
  switch (via) {
    case 'reanchor':
      return rejection(
        'validationFailed',
        "The server moved the quote along with its article's body: revert the change of the article, and the quote moves back.",
        path,
      );
    case 'merge':
      return rejection(
        'validationFailed',
        'The change is a part of merging two actors, or of undoing that: undo the merge as a whole with unmergeActor, or merge again.',
        path,
      );
    case 'graphql':
    case 'sync':
    case 'import':
    case 'sample':
    case 'revert':
      return null;
    default:
      return assertNever(via);
  }
}

/** The edit that takes a change back. */
function takingBack({ kind, recordId: id, revision: baseRevision, action, before }: Change): Edit {
  switch (action) {
    case 'create':
    case 'restore':
      return { action: 'delete', kind, id, baseRevision };
    case 'delete':
      return { action: 'restore', kind, id, baseRevision };
    case 'update': {
      // What the server sets by itself follows from the other fields again.
      const own: readonly string[] = recordDefinitions[kind].serverOnly;
      const changed = Object.entries(before).filter(([field]) => !own.includes(field));
      return { action, kind, id, baseRevision, changes: Object.fromEntries(changed) };
    }
    default:
      return assertNever(action);
  }
}

/** Writes down in the change that this transaction made of the record, if it did, which one it takes back. */
async function nameReverted(
  tx: Transaction,
  { kind, id, revision }: AnyRecord,
  reverted: Change,
): Promise<number | null> {
  const [made] = await tx
    .update(changes)
    .set({ reverts: reverted.id })
    .where(
      and(
        eq(changes.kind, kind),
        eq(changes.recordId, id),
        eq(changes.revision, revision),
        eq(changes.xid, sql`pg_current_xact_id()`),
      ),
    )
    .returning({ id: changes.id });
  return made?.id ?? null;
}
