import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { actors } from '#server/database/schema.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { Conflicted, Rejected } from '#shared/edits/outcome.ts';
import type { RecordKind, RecordOf } from '#shared/records/records.ts';
import { lockWithReferences, referencesTo } from './actor-references.ts';
import { overtaken, retrying } from './database-errors.ts';
import { openEditBatch, type EditBatch } from './edit-batch.ts';
import type { EditContext } from './edit-context.ts';
import { actorStore } from './kinds/actor.ts';
import { changeActor, moveReferences, revised, writeOf, type SeenActor } from './merge-actors.ts';
import { withoutNamesOf } from './merge-names.ts';
import { unauthorised } from './perform-edit.ts';
import { putBack } from './put-back.ts';
import { movedBy, readMerge, type LoggedMerge } from './read-merge.ts';
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
 * and the other loses the names that it took over. Where the other was itself merged since, that merge is undone first
 * and repeated afterwards, so that the order does not matter. One transaction, logged like the merge. Errors:
 * `NOT_FOUND`, `VALIDATION_FAILED` for one that is not merged.
 */
export async function unmergeActor(
  context: EditContext,
  { id, baseRevision }: SeenActor,
): Promise<ActorUnmerged | Conflicted | Rejected> {
  const refused = unauthorised(context, { via: 'merge' });
  if (refused !== null) return refused;
  return retrying(() =>
    context.db.transaction(async (tx) => {
      const batch = openEditBatch(tx);
      const chain = await chainOf(tx, id);
      await lockChain(batch, chain);
      const record = batch.record('actor', id);
      if (record?.kind !== 'actor') {
        return rejection('notFound', `There is no actor with the id ${id}.`, ['id']);
      }
      const unfit = revised(record, baseRevision, 'baseRevision');
      if (unfit !== null) return unfit;
      const [, from] = chain;
      if (from === undefined || record.fields.mergedInto === null) {
        const message = `${record.fields.name} is not merged into another actor.`;
        return rejection('validationFailed', message, ['id']);
      }
      if (chain.some((each, index) => mergedIntoOf(batch, each) !== (chain[index + 1] ?? null))) {
        throw overtaken();
      }
      const write = writeOf(context);
      for (let at = chain.length - 2; at > 0; at -= 1) await undo(batch, chain, at, write);
      const undone = await undo(batch, chain, 0, write);
      for (let at = 1; at < chain.length - 1; at += 1) await repeat(batch, chain, at, write);
      return { outcome: 'unmerged_actor', actor: id, from, ...undone };
    }),
  );
}

/** An actor, the one that it was merged into, and so on; ends, since nobody is merged into one that was merged. */
async function chainOf(tx: Transaction, id: string): Promise<readonly string[]> {
  const chain: string[] = [];
  for (let next: string | null = id; next !== null;) {
    chain.push(next);
    const [row]: { mergedInto: string | null }[] = await tx
      .select({ mergedInto: actors.mergedInto })
      .from(actors)
      .where(eq(actors.id, next));
    next = row?.mergedInto ?? null;
  }
  return chain;
}

async function lockChain(batch: EditBatch, chain: readonly string[]): Promise<void> {
  const quotes: string[] = [];
  const affiliations: string[] = [];
  for (const [from, into] of linksOf(chain)) {
    const merge = await readMerge(batch.tx, from, into);
    const moved = merge === null ? null : movedBy([merge]);
    quotes.push(...(moved?.quotes ?? []));
    affiliations.push(...(moved?.affiliations ?? []));
  }
  await lockWithReferences(batch, { quotes, affiliations }, chain);
}

function linksOf(chain: readonly string[]): readonly (readonly [string, string])[] {
  return chain.flatMap((from, index) => {
    const into = chain[index + 1];
    return into === undefined ? [] : [[from, into] as const];
  });
}

function mergedIntoOf(batch: EditBatch, id: string): string | null {
  const record = batch.record('actor', id);
  return record?.kind === 'actor' ? record.fields.mergedInto : null;
}

async function undo(
  batch: EditBatch,
  chain: readonly string[],
  at: number,
  write: Write,
): Promise<Undone> {
  const [goes, stays] = [actorAt(batch, chain, at), actorAt(batch, chain, at + 1)];
  // A merge is always logged; an actor without one was merged by other means, and nothing of it can be undone.
  const merge: LoggedMerge = (await readMerge(batch.tx, goes.id, stays.id)) ?? {
    from: goes.id,
    into: stays.id,
    moved: [],
    taken: [],
  };
  const done = { quote: 0, affiliation: 0 };
  const left: LeftRecord[] = [];
  for (const moved of merge.moved) {
    const { kind, id } = moved;
    const record = batch.record(kind, id);
    if (record === undefined) continue;
    const { record: next, complete } = putBack(record, moved, merge);
    if (!complete) left.push({ kind, id });
    if (sameValue(next.fields, record.fields)) continue;
    await writeRecord(batch, 'update', record, next, write);
    if (record.deletedAt === null) done[kind] += 1;
  }
  const others = await othersMerged(batch, stays.id, goes.id);
  await changeActor(
    batch,
    stays,
    withoutNamesOf(stays.fields, goes.fields, merge.taken, others),
    write,
  );
  await changeActor(batch, goes, { ...goes.fields, mergedInto: null }, write);
  await batch.flush();
  return { quotes: done.quote, affiliations: done.affiliation, left };
}

async function repeat(
  batch: EditBatch,
  chain: readonly string[],
  at: number,
  write: Write,
): Promise<void> {
  const [goes, stays] = [actorAt(batch, chain, at), actorAt(batch, chain, at + 1)];
  const references = await referencesTo(batch.tx, goes.id);
  await lockWithReferences(batch, references, []);
  await moveReferences(batch, references, stays, goes, write);
  await batch.flush();
}

function actorAt(batch: EditBatch, chain: readonly string[], at: number): RecordOf<'actor'> {
  const record = batch.record('actor', chain[at] ?? '');
  if (record?.kind !== 'actor') throw new Error(`There is no actor at ${at} of the chain.`);
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
