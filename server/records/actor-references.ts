import { sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import type { EditBatch } from './edit-batch.ts';

/** The records that name an actor or named it, tombstones too, since they can be restored. */
export interface ActorReferences {
  readonly quotes: readonly string[];
  readonly affiliations: readonly string[];
}

/** Reads which records name an actor now. */
export async function referencesTo(tx: Transaction, actorId: string): Promise<ActorReferences> {
  const { rows } = await tx.execute<{ quotes: string[]; affiliations: string[] }>(sql`
    select
      array(select distinct quote_id::text from quote_attributions where actor_id = ${actorId})
        as quotes,
      array(select id::text from affiliations where actor_id = ${actorId}
        union select id::text from affiliations where organization_id = ${actorId})
        as affiliations`);
  const [row] = rows;
  return { quotes: row?.quotes ?? [], affiliations: row?.affiliations ?? [] };
}

/**
 * Locks actors with the records that name them: quotes, affiliations, actors, which is the order of all writers, see
 * `lockForEdits`.
 */
export async function lockWithReferences(
  batch: EditBatch,
  { quotes, affiliations }: ActorReferences,
  actorIds: readonly string[],
): Promise<void> {
  await batch.lock('quote', quotes);
  await batch.lock('affiliation', affiliations);
  await batch.lock('actor', actorIds);
}
