import type { Transaction } from '#server/database/connection.ts';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { Outcome, Rejected } from '#shared/edits/outcome.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { anchorQuote } from './anchor-quote.ts';
import { logChange } from './change-log.ts';
import { storeOf } from './kinds/kind-stores.ts';
import { repeatedMember } from './members.ts';
import { missingReference } from './references.ts';
import { rejection } from './rejection.ts';
import { brokenRule } from './rules.ts';
import { indexRecord } from './search-index.ts';
import { reload, type Write } from './write-record.ts';

const part = ['fields'];

/** Makes a new record. Errors: `ALREADY_EXISTS`, `REFERENCE_NOT_FOUND`, `VALIDATION_FAILED`. */
export async function createRecord(
  tx: Transaction,
  edit: Extract<Edit, { action: 'create' }>,
  { stamp, ...options }: Write,
): Promise<Outcome> {
  const record = applyEdit(null, edit, stamp);
  if (record === null) throw new Error('A create always makes a record.');
  const { kind, id } = record;
  const store = storeOf(kind);
  if ((await store.load(tx, [id])).length > 0) return taken(record);
  const refused =
    repeatedMember(kind, { ...record.fields }, part) ??
    (await missingReference(tx, record, { ...record.fields }, part)) ??
    (await brokenRule(tx, record, { ...record.fields }, part));
  if (refused !== null) return refused;
  const settled = await anchored(tx, record);
  if ('outcome' in settled) return settled;
  // Somebody may have taken the id since it was looked up; the insert waits for them and then says so.
  if (!(await store.insert(tx, settled))) return taken(record);
  const after = await reload(tx, record);
  await logChange(tx, { action: 'create', before: null, after, ...options });
  await indexRecord(tx, after);
  return { outcome: 'applied', record: after };
}

async function anchored(tx: Transaction, record: AnyRecord): Promise<AnyRecord | Rejected> {
  if (record.kind !== 'quote') return record;
  const result = await anchorQuote(tx, record, { ...record.fields }, part);
  return result.ok ? result.record : result.rejected;
}

function taken({ kind, id }: AnyRecord): Rejected {
  const message = `There is a ${kind} with the id ${id} already: make a new id.`;
  return rejection('alreadyExists', message, ['id']);
}
