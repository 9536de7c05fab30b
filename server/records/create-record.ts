import { applyEdit } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { Outcome, Rejected } from '#shared/edits/outcome.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { actorIdsIn, withActors } from './actors-of.ts';
import { anchorQuote } from './anchor-quote.ts';
import type { EditBatch } from './edit-batch.ts';
import { repeatedMember } from './members.ts';
import { followMerges } from './merged-actors.ts';
import { missingReference } from './references.ts';
import { rejection } from './rejection.ts';
import { brokenRule } from './rules.ts';
import type { Write } from './write-record.ts';

const part = ['fields'];

/** Makes a new record. Errors: `ALREADY_EXISTS`, `REFERENCE_NOT_FOUND`, `VALIDATION_FAILED`. */
export async function createRecord(
  batch: EditBatch,
  edit: Extract<Edit, { action: 'create' }>,
  { stamp, ...options }: Write,
): Promise<Outcome> {
  const made = applyEdit(null, edit, stamp);
  if (made === null) throw new Error('A create always makes a record.');
  const { kind, id } = made;
  const now = await followMerges(batch, actorIdsIn(kind, { ...made.fields }));
  const record = now === null ? made : withActors(made, now);
  if (batch.record(kind, id) !== undefined) return taken(record);
  const refused =
    repeatedMember(kind, { ...record.fields }, part) ??
    (await missingReference(batch, record, { ...record.fields }, part)) ??
    (await brokenRule(batch, record, { ...record.fields }, part));
  if (refused !== null) return refused;
  const settled = await anchored(batch, record);
  if ('outcome' in settled) return settled;
  await batch.put({ action: 'create', before: null, after: settled, ...options });
  return { outcome: 'applied', record: settled };
}

async function anchored(batch: EditBatch, record: AnyRecord): Promise<AnyRecord | Rejected> {
  if (record.kind !== 'quote') return record;
  const result = await anchorQuote(batch, record, { ...record.fields }, part);
  return result.ok ? result.record : result.rejected;
}

function taken({ kind, id }: AnyRecord): Rejected {
  const message = `There is a ${kind} with the id ${id} already: make a new id.`;
  return rejection('alreadyExists', message, ['id']);
}
