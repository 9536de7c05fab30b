import { checkEdit } from './check-edit.ts';
import { coalesce } from './coalesce.ts';
import { updateHolds } from './update-holds.ts';
import { baseOf } from '../store/base-rows.ts';
import { readMeta } from '../store/meta.ts';
import {
  addToOutbox,
  outboxOf,
  outboxRows,
  removeFromOutbox,
  rewriteInOutbox,
} from '../store/outbox.ts';
import { project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';

/** What became of a change to the outbox: the ids of the records that look different now, or why nothing changed. */
export type OutboxChange =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly error: DeskError };

/**
 * Puts an edit from a window into the outbox and lays it over its record; on the disk when this answers.
 * `at` is the UTC instant of saving. Errors: those of `parseEdit` and `checkEdit`, and `FORBIDDEN`.
 */
export function saveEdit(store: Store, input: unknown, at: string): OutboxChange {
  const parsed = parseEdit(input);
  if (!parsed.ok) return parsed;
  const { edit } = parsed;
  return store.write(() => {
    const error = forbidden(store) ?? checkEdit(store, edit);
    if (error !== null) return { ok: false, error };
    const joined = coalesce(
      edit,
      outboxOf(store, edit.id),
      baseOf(store, edit.id),
      outboxRows(store, 'record_id <> ?', [edit.id]),
    );
    for (const sequence of joined.remove) removeFromOutbox(store, sequence);
    if (joined.rewrite !== null) rewriteInOutbox(store, { ...joined.rewrite, savedAt: at });
    if (joined.add !== null) {
      const accountId = readMeta(store, 'accountId') ?? null;
      const fresh = { state: 'queued', error: null } as const;
      addToOutbox(store, { ...joined.add, ...fresh, accountId, savedAt: at });
    }
    const ids = new Set([edit.id, ...updateHolds(store)]);
    for (const id of ids) project(store, id);
    return { ok: true, ids: [...ids] };
  });
}

function forbidden(store: Store): DeskError | null {
  const hello = readMeta(store, 'hello');
  // Before the first answer of a server nobody knows; it will say.
  if (hello === undefined || hello.mayEdit) return null;
  const message =
    hello.account === null
      ? 'You are not signed in, so you can read but not edit.'
      : `The account ${hello.account.name} may read but not edit: ask an administrator for the role editor.`;
  return { code: errorCodes.forbidden, message, path: [] };
}
