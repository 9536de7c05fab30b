import { checkEdit } from './check-edit.ts';
import { coalesce } from './coalesce.ts';
import { recordsOf, referencesOf } from './references.ts';
import { updateHolds } from './update-holds.ts';
import { baseOf } from '../store/base-rows.ts';
import { readMeta } from '../store/meta.ts';
import {
  addToOutbox,
  outboxOf,
  outboxRows,
  removeFromOutbox,
  rewriteInOutbox,
  type OutboxRow,
} from '../store/outbox.ts';
import { overlay, project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import { isMerging, type AnyEdit } from '#shared/edits/edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { parseAnyEdit, type ParseEditOptions } from '#shared/edits/parse-edit.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { recordDefinitions } from '#shared/records/records.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';

/** What became of a change to the outbox: the ids of the records that look different now, or why nothing changed. */
export type OutboxChange =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly error: DeskError };

/**
 * Puts an edit into the outbox without remembering how to undo it. Errors: those of `parseAnyEdit` and `checkEdit`, and
 * `FORBIDDEN`.
 */
export function addEdit(
  store: Store,
  input: unknown,
  at: string,
  options: ParseEditOptions = {},
): OutboxChange {
  const parsed = parseAnyEdit(input, options);
  if (!parsed.ok) return parsed;
  const { edit } = parsed;
  return store.write(() => {
    const error = forbidden(store) ?? checkEdit(store, edit);
    if (error !== null) return { ok: false, error };
    const rows = outboxOf(store, edit.id);
    const joined = coalesce(edit, rows, baseOf(store, edit.id), rowsAround(store, edit));
    const before = rows.flatMap((row) => recordsOf(row.edit));
    for (const sequence of joined.remove) removeFromOutbox(store, sequence);
    if (joined.rewrite !== null) rewriteInOutbox(store, { ...joined.rewrite, savedAt: at });
    if (joined.add !== null) {
      const accountId = readMeta(store, 'accountId') ?? null;
      const fresh = { state: 'queued', error: null } as const;
      addToOutbox(store, { ...joined.add, ...fresh, accountId, savedAt: at });
    }
    joinLast(store, edit.id);
    dropIfNothing(store, edit.id);
    const ids = new Set([...before, ...recordsOf(edit), ...updateHolds(store)]);
    project(store, [...ids]);
    return { ok: true, ids: [...ids] };
  });
}

// The edits of other records that name this one, and those of the records that it names; reading all that waits for each
// of many edits would take as long as their square.
function rowsAround(store: Store, edit: AnyEdit): OutboxRow[] {
  return outboxRows(
    store,
    `record_id <> ? AND (instr(edit, ?) > 0 OR record_id IN (SELECT value FROM json_each(?)))`,
    [edit.id, edit.id, JSON.stringify(referencesOf(edit).map(({ id }) => id))],
  );
}

// Where what stood between two updates vanished, they are one, as if nothing had ever been between them. Ends because each
// round has one row less.
function joinLast(store: Store, id: string): void {
  for (;;) {
    const rows = outboxOf(store, id);
    const [last, before] = [rows.at(-1), rows.at(-2)];
    if (last?.state !== 'queued' || last.edit.action !== 'update' || before === undefined) return;
    const others = rowsAround(store, last.edit);
    const joined = coalesce(last.edit, rows.slice(0, -1), baseOf(store, id), others);
    if (joined.add !== null) return;
    removeFromOutbox(store, last.sequence);
    for (const sequence of joined.remove) removeFromOutbox(store, sequence);
    if (joined.rewrite !== null) {
      rewriteInOutbox(store, { ...joined.rewrite, savedAt: last.savedAt });
    }
  }
}

// Edits that come to nothing together, as after undoing them, would only put noise into the record's history.
function dropIfNothing(store: Store, id: string): void {
  const base = baseOf(store, id);
  const rows = outboxOf(store, id);
  // A merge that comes to nothing is gone already, see `coalesce`.
  const isOpen = ({ state, edit }: OutboxRow): boolean => state === 'queued' && !isMerging(edit);
  if (base === null || !rows.every(isOpen)) return;
  const seen = overlay(base, rows);
  if (seen === null || (seen.deletedAt === null) !== (base.deletedAt === null)) return;
  // Who verified it and when follows from the rest.
  const names: readonly string[] = recordDefinitions[base.kind].serverOnly;
  const [now, was]: FieldValues[] = [{ ...seen.fields }, { ...base.fields }];
  const differs = Object.keys({ ...now, ...was }).some(
    (name) => !names.includes(name) && !sameValue(now?.[name], was?.[name]),
  );
  if (differs) return;
  for (const { sequence } of rows) removeFromOutbox(store, sequence);
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
