import type { ConflictRow } from '../store/conflicts.ts';
import type { FieldChoice, Resolution } from '#desktop/ipc/replica-calls.ts';
import { isMerging, type Edit } from '#shared/edits/edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { threeWayMerge, type FieldValues } from '#shared/edits/three-way-merge.ts';
import { withRenewal } from '#shared/edits/verification.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** What to save so that a conflict is resolved, as plain edits still to be parsed; or why that cannot be done. */
export type ResolvingEdits =
  | { readonly ok: true; readonly edits: readonly unknown[] }
  | { readonly ok: false; readonly error: DeskError };

const nothing: ResolvingEdits = { ok: true, edits: [] };

/**
 * The edits that a choice stands for. `record` is the record as its editor sees it now, null when the server has it no
 * more; `baseRevision` the server's revision below it.
 */
export function resolvingEdits(
  row: ConflictRow,
  record: AnyRecord | null,
  baseRevision: number,
  resolution: Resolution,
): ResolvingEdits {
  const { edit } = row;
  const { kind, id } = edit;
  const gone = record === null || record.deletedAt !== null;
  if (resolution.take === 'theirs' && (edit.action !== 'update' || gone)) return nothing;
  if (edit.action === 'create') return { ok: true, edits: [edit] };
  if (record === null) {
    const message = `The server has this ${kind} no more, so nothing can be saved in it: take theirs, and make it anew if it is needed.`;
    return refused({ code: errorCodes.notFound, message, path: ['number'] });
  }
  const based = { kind, id, baseRevision } as const;
  if (edit.action === 'delete') {
    return gone ? nothing : { ok: true, edits: [{ action: 'delete', ...based }] };
  }
  if (isMerging(edit)) return gone ? nothing : { ok: true, edits: [{ ...edit, baseRevision }] };
  const restoring = gone ? [{ action: 'restore', ...based }] : [];
  if (edit.action === 'restore') return { ok: true, edits: restoring };

  const chosen = choices(row, resolution);
  if (!chosen.ok) return chosen;
  const { merged, unmerged } = values(row, edit, record, chosen.choices);
  const update = { action: 'update', ...based, changes: merged };
  // What the editor saw in these is not known here. The server knows, by the revision that they were made on.
  const seen = Math.min(edit.baseRevision, baseRevision);
  const rest = { action: 'update', ...based, baseRevision: seen, changes: unmerged };
  const updates = [update, rest].filter(({ changes }) => Object.keys(changes).length > 0);
  return { ok: true, edits: [...restoring, ...updates] };
}

type Choices = ReadonlyMap<string, FieldChoice>;

function choices(
  { fields }: ConflictRow,
  resolution: Resolution,
): { readonly ok: true; readonly choices: Choices } | (ResolvingEdits & { readonly ok: false }) {
  const chosen = new Map<string, FieldChoice>();
  for (const { field } of fields) {
    const choice =
      resolution.take === 'fields' ? resolution.fields[field] : { choice: resolution.take };
    if (choice === undefined) {
      const message = `${field} is still open: choose one of the two values, or write another.`;
      return refused({ code: errorCodes.validationFailed, message, path: ['fields', field] });
    }
    chosen.set(field, choice);
  }
  return { ok: true, choices: chosen };
}

function values(
  row: ConflictRow,
  edit: Extract<Edit, { action: 'update' }>,
  record: AnyRecord,
  chosen: Choices,
): { readonly merged: FieldValues; readonly unmerged: FieldValues } {
  const now: FieldValues = { ...record.fields };
  const base = {
    ...row.before,
    ...Object.fromEntries(row.fields.map((at) => [at.field, at.base])),
  };
  const changes = Object.entries(edit.changes);
  const open = changes.filter(([field]) => {
    const choice = chosen.get(field);
    return choice === undefined || choice.choice === 'mine';
  });
  const mine = Object.fromEntries(open.filter(([field]) => field in base));
  const others = open.filter(([field, value]) => !(field in base) && !sameValue(value, now[field]));
  // In a set, mine beside what others added: the choice is about the members that both changed.
  const { changes: kept } = threeWayMerge(edit.kind, base, mine, now, 'mine');
  const written = [...chosen].flatMap(([field, choice]): [string, unknown][] =>
    choice.choice !== 'value' || sameValue(choice.value, now[field]) ? [] : [[field, choice.value]],
  );
  const all: FieldValues = { ...kept, ...Object.fromEntries<unknown>(written) };
  return {
    merged: edit.kind === 'quote' ? withRenewal(all, mine) : all,
    unmerged: Object.fromEntries(others),
  };
}

function refused(error: DeskError): ResolvingEdits & { readonly ok: false } {
  return { ok: false, error };
}
