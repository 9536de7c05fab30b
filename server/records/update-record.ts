import { applyEdit } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { Outcome, Rejected } from '#shared/edits/outcome.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { threeWayMerge, type FieldValues } from '#shared/edits/three-way-merge.ts';
import { withRenewal } from '#shared/edits/verification.ts';
import { validationError } from '#shared/errors/validation-error.ts';
import { recordDefinitions, type AnyRecord } from '#shared/records/records.ts';
import { actorIdsIn, withActorsIn } from './actors-of.ts';
import { anchorQuote } from './anchor-quote.ts';
import type { EditBatch } from './edit-batch.ts';
import { laterChanges } from './later-changes.ts';
import { repeatedMember } from './members.ts';
import { changedByOthers, mergeBase } from './merge-base.ts';
import { followMerges } from './merged-actors.ts';
import { missingReference } from './references.ts';
import { rejected, rejection } from './rejection.ts';
import { brokenRule } from './rules.ts';
import { writeRecord, type Write } from './write-record.ts';

const part = ['changes'];

/** Merges an update into the locked record. Errors: `REFERENCE_NOT_FOUND`, `VALIDATION_FAILED`. */
export async function updateRecord(
  batch: EditBatch,
  current: AnyRecord,
  edit: Extract<Edit, { action: 'update' }>,
  write: Write,
): Promise<Outcome> {
  if (current.deletedAt !== null) return deletedMeanwhile(batch, current, edit, write);
  const sent: FieldValues = { ...edit.changes };
  const { kind } = current;
  const named = await followMerges(batch, actorIdsIn(kind, sent));
  const mine = named === null ? sent : withActorsIn(kind, sent, named);
  const refused =
    fixedField(current, mine) ??
    repeatedMember(kind, sent, part) ??
    (await missingReference(batch, over(current, edit, mine, write), mine, part));
  if (refused !== null) return refused;

  const now: FieldValues = { ...current.fields };
  const later = await laterChanges(batch, current, edit.baseRevision);
  const seen = mergeBase(Object.keys(mine), now, later, write.clientId);
  // What the editor saw under an actor's old id is what the record now has under the other.
  const known = await followMerges(batch, actorIdsIn(kind, seen));
  const base = known === null ? seen : withActorsIn(kind, seen, known);
  const merge = threeWayMerge(kind, base, mine, now);
  if (merge.conflicts.length > 0) {
    return { outcome: 'conflict', reason: 'fields', record: current, fields: merge.conflicts };
  }
  const outcome = changedByOthers(later, write.clientId) ? 'merged' : 'applied';
  // Everything wanted is there already: a revision that changes nothing would only make work for others.
  if (Object.keys(merge.changes).length === 0) return { outcome, record: current };

  const changes = renewing(current, mine, merge.changes);
  const next = await checked(batch, over(current, edit, changes, write), merge.changes);
  if ('outcome' in next) return next;
  const record = await writeRecord(batch, 'update', current, next, write, write.submitted ?? sent);
  return { outcome, record };
}

async function deletedMeanwhile(
  batch: EditBatch,
  current: AnyRecord,
  edit: Extract<Edit, { action: 'update' }>,
  { clientId }: Write,
): Promise<Outcome> {
  const mine: FieldValues = { ...edit.changes };
  const now: FieldValues = { ...current.fields };
  const later = await laterChanges(batch, current, edit.baseRevision);
  const base = mergeBase(Object.keys(mine), now, later, clientId);
  const fields = Object.keys(mine)
    .filter((field) => !sameValue(mine[field], base[field]))
    .map((field) => ({ field, base: base[field], mine: mine[field], theirs: now[field] }));
  return { outcome: 'conflict', reason: 'deleted', record: current, fields };
}

async function checked(
  batch: EditBatch,
  next: AnyRecord,
  changes: FieldValues,
): Promise<AnyRecord | Rejected> {
  // Two lists that were short enough may be too long together.
  const parsed = recordDefinitions[next.kind].fields.safeParse(next.fields);
  if (!parsed.success) return rejected(validationError(parsed.error, part));
  const broken = await brokenRule(batch, next, changes, part);
  if (broken !== null) return broken;
  if (next.kind !== 'quote') return next;
  const anchored = await anchorQuote(batch, next, changes, part);
  return anchored.ok ? anchored.record : anchored.rejected;
}

function fixedField(current: AnyRecord, mine: FieldValues): Rejected | null {
  if (current.kind === 'quote' && 'articleId' in mine) {
    if (sameValue(mine['articleId'], current.fields.articleId)) return null;
    const message = 'A quote stays with its article: delete it and make one in the other article.';
    return rejection('validationFailed', message, [...part, 'articleId']);
  }
  if (current.kind === 'actor' && current.fields.mergedInto !== null) {
    const message = `${current.fields.name} was merged into the actor ${current.fields.mergedInto}: edit that one.`;
    return rejection('validationFailed', message, ['id']);
  }
  return null;
}

// Where the status is another by now, somebody sent the quote back since: that stays.
function renewing(current: AnyRecord, mine: FieldValues, changes: FieldValues): FieldValues {
  const verified = current.kind === 'quote' && current.fields.status === 'verified';
  return verified ? withRenewal(changes, mine) : changes;
}

function over(
  current: AnyRecord,
  edit: Extract<Edit, { action: 'update' }>,
  changes: FieldValues,
  { stamp }: Write,
): AnyRecord {
  return applyEdit(current, { ...edit, changes }, stamp) ?? current;
}
