import { referencesOf } from './references.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { overlay } from '../store/project.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { isMerging, type AnyEdit, type Edit, type MergingEdit } from '#shared/edits/edit.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { touchesVerified, withRenewal } from '#shared/edits/verification.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** How an edit joins those that wait: as a row of its own, in the place of others, or not at all. */
export interface Coalesced {
  /** Sequences of the rows that it makes void. */
  readonly remove: readonly number[];
  /** The row to write again under its sequence. */
  readonly rewrite: OutboxRow | null;
  /** What to add at the end. */
  readonly add: { readonly edit: AnyEdit; readonly before: FieldValues | null } | null;
}

const nothing: Coalesced = { remove: [], rewrite: null, add: null };

/**
 * Joins an edit with the unsent ones of its record. Only rows still `queued` are touched: what was sent once may have
 * arrived. `others` are the rows of other records that the edit names, or that may name a record
 * that it deletes, for what refers to what.
 */
export function coalesce(
  edit: AnyEdit,
  rows: readonly OutboxRow[],
  base: AnyRecord | null,
  others: readonly OutboxRow[],
): Coalesced {
  const last = rows.at(-1);
  if (isMerging(edit)) return coalesceMerging(edit, rows, base);
  if (edit.action === 'update') return coalesceUpdate(edit, rows, base, others);
  if (edit.action === 'delete' && isUnsentCreate(edit, rows, base, others)) {
    return { ...nothing, remove: rows.map(({ sequence }) => sequence) };
  }
  const seen = overlay(base, rows);
  const isDeleted = seen !== null && seen.deletedAt !== null;
  if (edit.action !== 'create' && isDeleted === (edit.action === 'delete')) return nothing;
  const opposite = edit.action === 'delete' ? 'restore' : 'delete';
  if (last?.state === 'queued' && edit.action !== 'create' && last.edit.action === opposite) {
    return { ...nothing, remove: [last.sequence] };
  }
  return { ...nothing, add: { edit, before: null } };
}

function coalesceMerging(
  edit: MergingEdit,
  rows: readonly OutboxRow[],
  base: AnyRecord | null,
): Coalesced {
  const last = rows.at(-1);
  const seen = overlay(base, rows);
  const into = edit.action === 'merge' ? edit.into : null;
  if (seen?.kind === 'actor' && seen.fields.mergedInto === into) return nothing;
  const before = overlay(base, rows.slice(0, -1));
  const isBack = before?.kind === 'actor' && before.fields.mergedInto === into;
  if (last?.state === 'queued' && isMerging(last.edit) && isBack) {
    return { ...nothing, remove: [last.sequence] };
  }
  return { ...nothing, add: { edit, before: null } };
}

function isUnsentCreate(
  { id }: Edit,
  rows: readonly OutboxRow[],
  base: AnyRecord | null,
  others: readonly OutboxRow[],
): boolean {
  const unsent =
    rows[0]?.edit.action === 'create' && rows.every(({ state }) => state !== 'sending');
  // An edit that still names the record, though a later one takes the name out again, needs it to exist.
  return unsent && base === null && !others.some((row) => refersTo(row.edit, id));
}

function coalesceUpdate(
  edit: Extract<Edit, { action: 'update' }>,
  rows: readonly OutboxRow[],
  base: AnyRecord | null,
  others: readonly OutboxRow[],
): Coalesced {
  const last = rows.at(-1);
  const known = base !== null && base.revision === edit.baseRevision && rows.length < 2;
  const before = known ? pick(base.fields, Object.keys(edit.changes)) : null;
  if (last?.state !== 'queued' || refersToLater(edit, last, others)) {
    if (last !== undefined || before === null) return { ...nothing, add: { edit, before } };
    const changed = changesFrom(edit, before, edit.changes);
    if (changed === null) return nothing;
    return { ...nothing, add: { edit: withValues(edit, 'changes', changed), before } };
  }
  if (last.edit.action === 'create') {
    const fields = joined(edit, { ...last.edit.fields }, edit.changes);
    return { ...nothing, rewrite: { ...last, edit: withValues(last.edit, 'fields', fields) } };
  }
  // On another base revision the editor saw other values, which one common base would call a conflict.
  if (last.edit.action !== 'update' || last.edit.baseRevision !== edit.baseRevision) {
    return { ...nothing, add: { edit, before: null } };
  }
  const both = joined(edit, { ...last.edit.changes }, edit.changes);
  const allBefore: FieldValues = { ...before, ...last.before };
  const changed = changesFrom(edit, seenBefore(rows, base, allBefore), both);
  if (changed === null) return { ...nothing, remove: [last.sequence] };
  const rewritten = withValues(last.edit, 'changes', changed);
  const kept = pick(allBefore, Object.keys(changed));
  const isAny = Object.keys(kept).length > 0;
  return { ...nothing, rewrite: { ...last, edit: rewritten, before: isAny ? kept : null } };
}

// What the last row changes, as it was before it; a field is left out where that is not known for certain.
function seenBefore(
  rows: readonly OutboxRow[],
  base: AnyRecord | null,
  before: FieldValues,
): FieldValues {
  if (rows.length === 1) return before;
  // An earlier row that was sent may yet be refused: then the last one has to say its values itself.
  if (rows.some(({ state }) => state !== 'queued')) return {};
  return { ...overlay(base, rows.slice(0, -1))?.fields };
}

// In the earlier row it would arrive before the record that it names.
function refersToLater(edit: Edit, row: OutboxRow, others: readonly OutboxRow[]): boolean {
  return others.some((other) => other.sequence > row.sequence && refersTo(edit, other.edit.id));
}

function refersTo(edit: AnyEdit, id: string): boolean {
  return referencesOf(edit).some((reference) => reference.id === id);
}

// As two edits the second would have sent the quote back to review; one edit of both must not verify what it changes.
function joined({ kind }: Edit, earlier: FieldValues, later: FieldValues): FieldValues {
  const both = { ...earlier, ...later };
  const reviewed =
    kind === 'quote' &&
    earlier['status'] === 'verified' &&
    !('status' in later) &&
    touchesVerified(later);
  return reviewed ? { ...both, status: 'in_review' } : both;
}

function changesFrom(
  { kind }: Edit,
  before: FieldValues,
  changes: FieldValues,
): FieldValues | null {
  const changed = Object.fromEntries(
    Object.entries(changes).filter(
      ([name, value]) => !(name in before && sameValue(before[name], value)),
    ),
  );
  if (Object.keys(changed).length === 0) return null;
  return kind === 'quote' ? withRenewal(changed, changes) : changed;
}

function pick(fields: object, names: readonly string[]): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/** The edit with other field values. Throws if they do not fit its kind, which would be a bug. */
export function withValues(edit: Edit, part: 'fields' | 'changes', values: FieldValues): Edit {
  const parsed = parseEdit({ ...edit, [part]: values }, { allowServerOnly: true });
  if (!parsed.ok) throw new Error(`Edits that fit do not fit together: ${parsed.error.message}`);
  return parsed.edit;
}
