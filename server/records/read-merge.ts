import { and, asc, desc, eq, gt, lt, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '#server/database/connection.ts';
import { changes } from '#server/database/schema.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { actor } from '#shared/records/actor.ts';
import type { ActorReferences } from './actor-references.ts';
import type { NamesTaken } from '#shared/edits/merge-names.ts';

/** What a merge moved: a record that named the actor, with the changed fields before and after. */
export interface MovedReference {
  readonly kind: 'quote' | 'affiliation';
  readonly id: string;
  readonly before: FieldValues;
  readonly after: FieldValues;
}

/** A merge as the change log has it. */
export interface LoggedMerge {
  /** The change that set `mergedInto`. */
  readonly changeId: number;
  readonly from: string;
  readonly into: string;
  readonly moved: readonly MovedReference[];
  /** What this merge, the last of them, and all earlier ones made of the names of the actor that stayed. */
  readonly taken: readonly NamesTaken[];
}

const someActorFields = actor.fields.partial();
const movedKinds = z.enum(['quote', 'affiliation']);

/**
 * Reads the latest merge of one actor into another. Its changes are those of one transaction, up to the one that set
 * `mergedInto`, which is the last; where a transaction undid and repeated several merges, the one before it ends where
 * `mergedInto` of another actor changed.
 */
export async function readMerge(
  tx: Transaction,
  from: string,
  into: string,
): Promise<LoggedMerge | null> {
  const [last] = await tx
    .select({ id: changes.id, xid: changes.xid })
    .from(changes)
    .where(
      and(
        eq(changes.kind, 'actor'),
        eq(changes.recordId, from),
        eq(changes.via, 'merge'),
        sql`${changes.after} ->> 'mergedInto' = ${into}`,
      ),
    )
    .orderBy(desc(changes.revision))
    .limit(1);
  if (last === undefined) return null;
  const ofMerge = and(eq(changes.xid, last.xid), eq(changes.via, 'merge'), lt(changes.id, last.id));
  const [earlier] = await tx
    .select({ id: changes.id })
    .from(changes)
    .where(and(ofMerge, eq(changes.kind, 'actor'), ne(changes.recordId, into)))
    .orderBy(desc(changes.id))
    .limit(1);
  const rows = await tx
    .select({
      kind: changes.kind,
      id: changes.recordId,
      before: changes.before,
      after: changes.after,
    })
    .from(changes)
    .where(and(ofMerge, gt(changes.id, earlier?.id ?? 0)))
    .orderBy(asc(changes.id));
  return {
    changeId: last.id,
    from,
    into,
    moved: rows.flatMap((row) => {
      const kind = movedKinds.safeParse(row.kind);
      return kind.success ? [{ ...row, kind: kind.data }] : [];
    }),
    taken: await namesTaken(tx, into, last.id),
  };
}

async function namesTaken(tx: Transaction, into: string, until: number): Promise<NamesTaken[]> {
  const rows = await tx
    .select({ before: changes.before, after: changes.after })
    .from(changes)
    .where(
      and(
        eq(changes.kind, 'actor'),
        eq(changes.recordId, into),
        eq(changes.via, 'merge'),
        lt(changes.id, until),
      ),
    )
    .orderBy(asc(changes.revision));
  return rows.map(({ before, after }) => ({
    before: someActorFields.parse(before),
    after: someActorFields.parse(after),
  }));
}

/** The records that some merges moved. */
export function movedBy(merges: readonly LoggedMerge[]): ActorReferences {
  const moved = merges.flatMap((merge) => merge.moved);
  const ids = (kind: MovedReference['kind']) =>
    moved.filter((each) => each.kind === kind).map(({ id }) => id);
  return { quotes: ids('quote'), affiliations: ids('affiliation') };
}
