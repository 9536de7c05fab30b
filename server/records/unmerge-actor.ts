import { and, eq, isNull, ne } from 'drizzle-orm';
import { actors } from '#server/database/schema.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { Conflicted, Rejected } from '#shared/edits/outcome.ts';
import type { RecordKind, RecordOf } from '#shared/records/records.ts';
import { lockWithReferences, referencesTo } from './actor-references.ts';
import { overtaken, retrying } from './database-errors.ts';
import { openEditBatch, type EditBatch } from './edit-batch.ts';
import type { EditContext } from './edit-context.ts';
import { actorStore } from './kinds/actor.ts';
import {
  changeActor,
  followingFrom,
  moveReferences,
  revised,
  writeOf,
  type SeenActor,
} from './merge-actors.ts';
import { withoutNamesOf } from '#shared/edits/merge-names.ts';
import { unauthorised } from './perform-edit.ts';
import { putBack } from './put-back.ts';
import { mergesToUndo, mergeTree } from './merge-tree.ts';
import { movedBy, type LoggedMerge } from './read-merge.ts';
import { rejection } from './rejection.ts';
import { writeRecord, type Write } from './write-record.ts';

/** A record that an undone merge had moved and that names the actor that stayed still, or neither. */
export interface LeftRecord {
  readonly kind: RecordKind;
  readonly id: string;
}

/** What undoing a merge did: the two actors, how many records were put back, and those that an editor changed since. */
export interface ActorUnmerged {
  readonly outcome: 'unmerged_actor';
  readonly actor: string;
  readonly from: string;
  readonly quotes: number;
  readonly affiliations: number;
  readonly left: readonly LeftRecord[];
}

type Undone = Pick<ActorUnmerged, 'quotes' | 'affiliations' | 'left'>;

/**
 * Undoes the merge of an actor into another: what the merge moved names it again, unless an editor changed it since,
 * and the other loses the names that it took over. Merges after it that moved the same records on are undone before it
 * and repeated afterwards, so that the order in which merges are undone does not matter. One transaction, logged like
 * the merge. Errors: `NOT_FOUND`, `VALIDATION_FAILED` for one that is not merged.
 */
export async function unmergeActor(
  context: EditContext,
  { id, baseRevision }: SeenActor,
): Promise<ActorUnmerged | Conflicted | Rejected> {
  const refused = unauthorised(context, { via: 'merge' });
  if (refused !== null) return refused;
  const unfit: Unfit<Conflicted | Rejected> = (_batch, record) =>
    Promise.resolve(
      revised(record, baseRevision, 'baseRevision') ??
        (record.fields.mergedInto === null ? notMerged(record) : null),
    );
  return retrying(() =>
    context.db.transaction(async (tx) => {
      const batch = openEditBatch(tx);
      const done = await unmergeIn(batch, id, writeOf(context), unfit);
      await batch.flush();
      return done;
    }),
  );
}

/** Looks at the locked actor and answers why its merge is not to be undone; null if it is. */
export type Unfit<Refusal> = (
  batch: EditBatch,
  record: RecordOf<'actor'>,
) => Promise<Refusal | null>;

/** The same in a batch that holds nothing else, for the caller to flush; throws what `retrying` begins again. Errors: `NOT_FOUND`. */
export async function unmergeIn<Refusal>(
  batch: EditBatch,
  id: string,
  write: Write,
  unfit: Unfit<Refusal>,
): Promise<ActorUnmerged | Rejected | Refusal> {
  const { tx } = batch;
  const tree = await mergeTree(tx, id);
  const merges = await mergesToUndo(tx, tree, id);
  const named = merges.flatMap(({ from, into }) => [from, into]);
  await lockWithReferences(batch, movedBy(merges), [id, ...named]);
  const record = batch.record('actor', id);
  if (record?.kind !== 'actor') {
    return rejection('notFound', `There is no actor with the id ${id}.`, ['id']);
  }
  const refused = await unfit(batch, record);
  if (refused !== null) return refused;
  const [own, ...later] = merges;
  // Another merge or its undoing came between the look and the locks.
  if (!sameValue(await mergeTree(tx, id), tree)) throw overtaken();
  // Also one whose merging no log tells of.
  if (own === undefined) return notMerged(record);
  const following = followingFrom(write);
  for (const merge of [...later].reverse()) await undo(batch, merge, following);
  const undone = await undo(batch, own, write);
  for (const merge of later) await repeat(batch, merge, following);
  return { outcome: 'unmerged_actor', actor: id, from: own.into, ...undone };
}

function notMerged({ fields: { name } }: RecordOf<'actor'>): Rejected {
  return rejection('validationFailed', `${name} is not merged into another actor.`, ['id']);
}

async function undo(batch: EditBatch, merge: LoggedMerge, write: Write): Promise<Undone> {
  const [goes, stays] = [lockedActor(batch, merge.from), lockedActor(batch, merge.into)];
  const done = { quote: 0, affiliation: 0 };
  const left: LeftRecord[] = [];
  for (const moved of merge.moved) {
    const { kind, id } = moved;
    const record = batch.record(kind, id);
    if (record === undefined) continue;
    const { record: next, complete } = putBack(record, moved, merge);
    if (!complete) left.push({ kind, id });
    if (sameValue(next.fields, record.fields)) continue;
    await writeRecord(batch, 'update', record, next, followingFrom(write));
    if (record.deletedAt === null) done[kind] += 1;
  }
  const others = await othersMerged(batch, stays.id, goes.id);
  const names = withoutNamesOf(stays.fields, goes.fields, merge.taken, others);
  await changeActor(batch, stays, names, followingFrom(write));
  await changeActor(batch, goes, { ...goes.fields, mergedInto: null }, write);
  await batch.flush();
  return { quotes: done.quote, affiliations: done.affiliation, left };
}

async function repeat(batch: EditBatch, { from, into }: LoggedMerge, write: Write): Promise<void> {
  const [goes, stays] = [lockedActor(batch, from), lockedActor(batch, into)];
  const references = await referencesTo(batch.tx, from);
  await lockWithReferences(batch, references, []);
  await moveReferences(batch, references, stays, goes, write);
  await batch.flush();
}

function lockedActor(batch: EditBatch, id: string): RecordOf<'actor'> {
  const record = batch.record('actor', id);
  if (record?.kind !== 'actor') throw new Error(`The actor ${id} was not locked.`);
  return record;
}

/** The fields of the other actors that are merged into one and stay so. */
async function othersMerged({ tx }: EditBatch, stays: string, goes: string) {
  const rows = await tx
    .select({ id: actors.id })
    .from(actors)
    .where(and(eq(actors.mergedInto, stays), ne(actors.id, goes), isNull(actors.deletedAt)));
  const records = await actorStore.load(
    tx,
    rows.map(({ id }) => id),
  );
  return records.map(({ fields }) => fields);
}
