import type { Transaction } from '#server/database/connection.ts';
import type { MergeEdit, MergingEdit, UnmergeEdit } from '#shared/edits/edit.ts';
import type { Conflicted, Outcome, Rejected } from '#shared/edits/outcome.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { lockWithReferences, referencesTo } from './actor-references.ts';
import { changedSinceConflict } from './changed-since-conflict.ts';
import { overtaken } from './database-errors.ts';
import { openEditBatch, type EditBatch } from './edit-batch.ts';
import type { EditContext, EditOptions } from './edit-context.ts';
import { laterChanges } from './later-changes.ts';
import { isMore, misfit, moveReferences, writeOf } from './merge-actors.ts';
import { changedByOthers } from './merge-base.ts';
import { mergeTree, type TreeActor } from './merge-tree.ts';
import { unauthorised } from './perform-edit.ts';
import { rejection } from './rejection.ts';
import { unmergeIn } from './unmerge-actor.ts';
import type { Write } from './write-record.ts';

/**
 * Merges or unmerges two actors as a replica asked for it, in a transaction of the caller's that does nothing else.
 * What the editor has not heard of decides as little as it may: an actor that was merged in the meantime stands where
 * it leads, and what is so already is `applied`. That others changed the actor whose id goes is a conflict. Errors:
 * `NOT_FOUND`, and `VALIDATION_FAILED` where two cannot be one.
 */
export async function performMerging(
  tx: Transaction,
  context: EditContext,
  edit: MergingEdit,
  { clientId, sequence }: EditOptions,
): Promise<Outcome> {
  const refused = unauthorised(context, { via: 'merge' });
  if (refused !== null) return refused;
  const batch = openEditBatch(tx);
  const sent = {
    ...(clientId !== undefined && { clientId }),
    ...(sequence !== undefined && { sequence }),
  };
  const write: Write = { ...writeOf(context), ...sent };
  const outcome =
    edit.action === 'merge' ? await merge(batch, edit, write) : await unmerge(batch, edit, write);
  await batch.flush();
  return outcome;
}

async function merge(batch: EditBatch, edit: MergeEdit, write: Write): Promise<Outcome> {
  const { tx } = batch;
  const known = await referencesTo(tx, edit.id);
  const into = (await mergeTree(tx, edit.into)).find(isStanding)?.id ?? edit.into;
  await lockWithReferences(batch, known, [into, edit.id]);
  const goes = batch.record('actor', edit.id);
  if (goes?.kind !== 'actor') return missing(edit.id, ['id']);
  const stays = batch.record('actor', into);
  if (stays?.kind !== 'actor') return missing(edit.into, ['into']);
  // Merged by somebody between the look and the lock.
  if (stays.fields.mergedInto !== null) throw overtaken();
  const isOne = (await mergeTree(tx, into)).some(({ id }) => id === goes.id);
  if (isOne) return { outcome: 'applied', record: goes };
  const unfit = unfitActor(goes, ['id']) ?? unfitActor(stays, ['into']);
  if (unfit !== null) return unfit;
  const changed = await changedMeanwhile(batch, goes, edit.baseRevision, write);
  if (changed !== null) return changed;
  const references = await referencesTo(tx, edit.id);
  if (isMore(references, known)) throw overtaken();
  const misfits = misfit(batch, references, stays, goes);
  if (misfits !== null) return misfits;
  await moveReferences(batch, references, stays, goes, write);
  return applied(batch, goes);
}

async function unmerge(batch: EditBatch, edit: UnmergeEdit, write: Write): Promise<Outcome> {
  const done = await unmergeIn<Outcome>(batch, edit.id, write, async (_batch, record) => {
    if (record.fields.mergedInto === null) return { outcome: 'applied', record };
    return changedMeanwhile(batch, record, edit.baseRevision, write);
  });
  if (done.outcome !== 'unmerged_actor') return done;
  const record = batch.record('actor', edit.id);
  return record?.kind === 'actor' ? applied(batch, record) : missing(edit.id, ['id']);
}

function applied(batch: EditBatch, { id }: RecordOf<'actor'>): Outcome {
  const record = batch.record('actor', id);
  if (record === undefined) throw new Error(`The actor ${id} was not locked.`);
  return { outcome: 'applied', record };
}

function isStanding({ mergedInto }: TreeActor): boolean {
  return mergedInto === null;
}

async function changedMeanwhile(
  batch: EditBatch,
  record: RecordOf<'actor'>,
  baseRevision: number,
  { clientId }: Write,
): Promise<Conflicted | Rejected | null> {
  if (baseRevision > record.revision) {
    const message = `The actor has revision ${record.revision} here, and the edit is based on ${baseRevision}: load it again.`;
    return rejection('validationFailed', message, ['baseRevision']);
  }
  const later = await laterChanges(batch, record, baseRevision);
  return changedByOthers(later, clientId) ? changedSinceConflict(record, later, clientId) : null;
}

function missing(id: string, path: readonly string[]): Rejected {
  return rejection('notFound', `There is no actor with the id ${id}.`, path);
}

function unfitActor(record: RecordOf<'actor'>, path: readonly string[]): Rejected | null {
  const { name, mergedInto } = record.fields;
  if (record.deletedAt !== null) {
    return rejection('validationFailed', `${name} was deleted: restore it first.`, path);
  }
  if (mergedInto === null) return null;
  const message = `${name} was merged into another actor already: undo that first if it belongs elsewhere.`;
  return rejection('validationFailed', message, path);
}
