import { validationError } from '#shared/errors/validation-error.ts';
import type { Conflicted, Rejected } from '#shared/edits/outcome.ts';
import { actor as actorDefinition } from '#shared/records/actor.ts';
import { instantSchema } from '#shared/records/values.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { lockWithReferences, referencesTo, type ActorReferences } from './actor-references.ts';
import { withActors } from './actors-of.ts';
import { overtaken, retrying } from './database-errors.ts';
import { openEditBatch, type EditBatch } from './edit-batch.ts';
import type { EditContext } from './edit-context.ts';
import { withNamesOf } from '#shared/edits/merge-names.ts';
import { unauthorised } from './perform-edit.ts';
import { rejected, rejection } from './rejection.ts';
import { writeRecord, type Write } from './write-record.ts';

/** An actor as an editor saw it. */
export interface SeenActor {
  readonly id: string;
  readonly baseRevision: number;
}

/** Two actors that are one: `from` is merged into `into`. */
export interface MergeInput {
  readonly into: SeenActor;
  readonly from: SeenActor;
}

/** What a merge did: the actor that stayed, and how many records name it now in the other's place. */
export interface ActorsMerged {
  readonly outcome: 'merged_actors';
  readonly into: string;
  readonly from: string;
  readonly quotes: number;
  readonly affiliations: number;
}

/**
 * Merges an actor into another: every record that names it names the other from now on, the other takes over its names,
 * identifiers and designations, and its id leads to the other. One transaction, in which every record that changes gets
 * a change of its own in the log. Errors: `NOT_FOUND`; `VALIDATION_FAILED` for an actor and itself, for one that was
 * merged or deleted, for a person and what is none, and for an actor and its own member. Either of the two having been
 * changed since is a conflict.
 */
export async function mergeActors(
  context: EditContext,
  { into, from }: MergeInput,
): Promise<ActorsMerged | Conflicted | Rejected> {
  const refused = unauthorised(context, { via: 'merge' });
  if (refused !== null) return refused;
  if (into.id === from.id) {
    const message = 'An actor cannot be merged into itself: name another one.';
    return rejection('validationFailed', message, ['fromId']);
  }
  return retrying(() =>
    context.db.transaction(async (tx) => {
      const batch = openEditBatch(tx);
      const known = await referencesTo(tx, from.id);
      await lockWithReferences(batch, known, [into.id, from.id]);
      const seen = [standing(batch, into, 'into'), standing(batch, from, 'from')] as const;
      for (const each of seen) if ('outcome' in each) return each;
      const [stays, goes] = seen;
      if ('outcome' in stays || 'outcome' in goes) throw new Error('Both were looked at.');
      const references = await referencesTo(tx, from.id);
      // Named by somebody between the look and the lock. Waiting for that record now could be waiting in a circle.
      if (isMore(references, known)) throw overtaken();
      const unfit = misfit(batch, references, stays, goes);
      if (unfit !== null) return unfit;
      const write = writeOf(context);
      const moved = await moveReferences(batch, references, stays, goes, write);
      await batch.flush();
      return { outcome: 'merged_actors', into: into.id, from: from.id, ...moved };
    }),
  );
}

/** The door, time and author of what a merge writes, or its undoing. */
export function writeOf({ clock, account }: EditContext): Write {
  const at = instantSchema.parse(clock().toISOString());
  return { via: 'merge', stamp: { at, by: account?.id ?? null } };
}

function standing(
  batch: EditBatch,
  { id, baseRevision }: SeenActor,
  which: 'into' | 'from',
): RecordOf<'actor'> | Conflicted | Rejected {
  const path = [`${which}Id`];
  const record = batch.record('actor', id);
  if (record?.kind !== 'actor') {
    return rejection('notFound', `There is no actor with the id ${id}.`, path);
  }
  const { name, mergedInto } = record.fields;
  if (record.deletedAt !== null) {
    const message = `${name} was deleted: restore it first (restoreActor).`;
    return rejection('validationFailed', message, path);
  }
  if (mergedInto !== null) {
    const message =
      which === 'into'
        ? `${name} was itself merged into the actor ${mergedInto}: merge into that one.`
        : `${name} was merged into the actor ${mergedInto} already: undo that first (unmergeActor) if it belongs elsewhere.`;
    return rejection('validationFailed', message, path);
  }
  return revised(record, baseRevision, `${which}BaseRevision`) ?? record;
}

/** What becomes of an edit of an actor on a revision that is not the one of now; null if it is. */
export function revised(
  record: RecordOf<'actor'>,
  baseRevision: number,
  path: string,
): Conflicted | Rejected | null {
  if (record.revision === baseRevision) return null;
  if (record.revision > baseRevision) {
    return { outcome: 'conflict', reason: 'changed_since', record, fields: [] };
  }
  const message = `The actor has revision ${record.revision} here, and the edit is based on ${baseRevision}: load it again.`;
  return rejection('validationFailed', message, [path]);
}

/**
 * Why two locked actors cannot be one. Errors: `VALIDATION_FAILED` for a person and what is none, for an actor and its
 * own member, and for more names than an actor can have.
 */
export function misfit(
  batch: EditBatch,
  { affiliations }: ActorReferences,
  stays: RecordOf<'actor'>,
  goes: RecordOf<'actor'>,
): Rejected | null {
  // A person has no members and an organization no employer: what one may be named as, the other may not.
  if ((stays.fields.kind === 'person') !== (goes.fields.kind === 'person')) {
    const message = `${goes.fields.name} is a ${goes.fields.kind} and ${stays.fields.name} a ${stays.fields.kind}: if that is wrong, change the kind of one of them first.`;
    return rejection('validationFailed', message, ['fromId']);
  }
  const own = affiliations
    .map((id) => batch.record('affiliation', id))
    .find((record) => record?.deletedAt === null && wouldBeOwn(record, stays, goes));
  if (own !== undefined) {
    const message = `One of ${goes.fields.name} and ${stays.fields.name} has a role in the other (the affiliation ${own.id}), so they are two: delete that affiliation first if it is wrong.`;
    return rejection('validationFailed', message, ['fromId']);
  }
  const parsed = actorDefinition.fields.safeParse(withNamesOf(stays.fields, goes.fields));
  return parsed.success ? null : rejected(validationError(parsed.error));
}

/** Whether a record would be an actor's affiliation with itself once one of two is the other. */
function wouldBeOwn(
  record: ReturnType<EditBatch['record']>,
  { id: stays }: RecordOf<'actor'>,
  { id: goes }: RecordOf<'actor'>,
): boolean {
  if (record?.kind !== 'affiliation') return false;
  const ends = [record.fields.actorId, record.fields.organizationId];
  return ends.includes(stays) && ends.includes(goes);
}

/** Whether records name an actor that did not before. */
export function isMore(now: ActorReferences, known: ActorReferences): boolean {
  return (['quotes', 'affiliations'] as const).some((kind) => {
    const before = new Set(known[kind]);
    return now[kind].some((id) => !before.has(id));
  });
}

/**
 * Moves locked references from one locked actor to another, then the names, and last of all sets `mergedInto`: undoing
 * the merge reads the log in this order. That last change alone is what a replica sent; the others follow from it.
 */
export async function moveReferences(
  batch: EditBatch,
  references: ActorReferences,
  stays: RecordOf<'actor'>,
  goes: RecordOf<'actor'>,
  write: Write,
): Promise<{ readonly quotes: number; readonly affiliations: number }> {
  const now = (actorId: string) => (actorId === goes.id ? stays.id : actorId);
  const following = followingFrom(write);
  const moved = { quote: 0, affiliation: 0 };
  for (const kind of ['quote', 'affiliation'] as const) {
    for (const id of references[`${kind}s`]) {
      const record = batch.record(kind, id);
      // Of these only tombstones are left, see `misfit`: restored, they are refused.
      if (record === undefined || wouldBeOwn(record, stays, goes)) continue;
      const next = withActors(record, now);
      if (next === record) continue;
      await writeRecord(batch, 'update', record, next, following);
      if (record.deletedAt === null) moved[kind] += 1;
    }
  }
  await changeActor(batch, stays, withNamesOf(stays.fields, goes.fields), following);
  await changeActor(batch, goes, { ...goes.fields, mergedInto: stays.id }, write);
  return { quotes: moved.quote, affiliations: moved.affiliation };
}

/** How what follows from a write is written: not as what a replica sent. */
export function followingFrom({ via, stamp }: Write): Write {
  return { via, stamp };
}

/** Writes an actor's new fields. */
export async function changeActor(
  batch: EditBatch,
  record: RecordOf<'actor'>,
  fields: RecordOf<'actor'>['fields'],
  write: Write,
): Promise<void> {
  await writeRecord(batch, 'update', record, { ...record, fields }, write);
}
