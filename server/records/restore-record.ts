import { and, eq, isNull, ne } from 'drizzle-orm';
import { articles, documents } from '#server/database/schema.ts';
import type { Outcome, Rejected } from '#shared/edits/outcome.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import type { EditBatch } from './edit-batch.ts';
import { laterChanges } from './later-changes.ts';
import { changedByOthers } from './merge-base.ts';
import { missingReference } from './references.ts';
import { rejection } from './rejection.ts';
import { brokenRule } from './rules.ts';
import { writeRecord, type Write } from './write-record.ts';

/**
 * Brings the locked record back as it was. Errors: `REFERENCE_NOT_FOUND` where what it refers to was deleted too,
 * `VALIDATION_FAILED` where it no longer fits, `ALREADY_EXISTS` where its document was imported again meanwhile.
 */
export async function restoreRecord(
  batch: EditBatch,
  current: AnyRecord,
  baseRevision: number,
  write: Write,
): Promise<Outcome> {
  const later = await laterChanges(batch, current, baseRevision);
  const outcome = changedByOthers(later, write.clientId) ? 'merged' : 'applied';
  if (current.deletedAt === null) return { outcome, record: current };
  const all = { ...current.fields };
  const refused =
    (await missingReference(batch, current, all, [])) ??
    (await brokenRule(batch, current, all, [])) ??
    (await importedAgain(batch, current));
  if (refused !== null) return refused;
  const next = { ...current, deletedAt: null };
  return { outcome, record: await writeRecord(batch, 'restore', current, next, write) };
}

async function importedAgain(batch: EditBatch, record: AnyRecord): Promise<Rejected | null> {
  if (record.kind !== 'article' || record.fields.document === null) return null;
  const { hash } = record.fields.document;
  const { tx } = batch;
  await batch.flush();
  // Whoever imports the document holds this lock until the article is there.
  await tx
    .select({ hash: documents.hash })
    .from(documents)
    .where(eq(documents.hash, hash))
    .for('update');
  const [other] = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(
      and(eq(articles.documentHash, hash), isNull(articles.deletedAt), ne(articles.id, record.id)),
    );
  if (other === undefined) return null;
  const message = `Its document was imported again as the article ${other.id}: use that one, or delete it first.`;
  return rejection('alreadyExists', message, ['id']);
}
