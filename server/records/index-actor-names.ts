import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#server/database/connection.ts';
import { actorNameKeys } from '#server/database/schema.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { replaceChildren } from './kinds/kind-store.ts';
import { actorNameKeyRows } from './kinds/actor-name-key-rows.ts';
import { actorStore } from './kinds/actor.ts';

const batch = 500;

/** Makes the keys of the names of those among some records that are actors, in place of what keys they had. */
export async function writeNameKeys(tx: Transaction, records: readonly AnyRecord[]): Promise<void> {
  const actors = records.filter((record) => record.kind === 'actor');
  const keys = actors.flatMap(actorNameKeyRows);
  await replaceChildren(tx, actorNameKeys, actorNameKeys.actorId, actors, keys);
}

/**
 * Makes the keys of the names of live actors that have none, as those of a desk that is older than the keys and was not
 * written since; answers how many got some. An actor whose name has no letter to make a key of is looked at each time.
 */
export async function addNameKeys(db: Database): Promise<number> {
  let count = 0;
  for (let after: string | null = null; ;) {
    const last: string | undefined = await db.transaction(async (tx) => {
      const ids = await withoutKeys(tx, after);
      const actors = await actorStore.load(tx, ids);
      await writeNameKeys(tx, actors);
      count += actors.filter((actor) => actorNameKeyRows(actor).length > 0).length;
      return ids.at(-1);
    });
    if (last === undefined) return count;
    after = last;
  }
}

// Locked, so that no other server renames an actor between its reading and its keys.
async function withoutKeys(tx: Transaction, after: string | null): Promise<string[]> {
  const begin = after === null ? sql`true` : sql`id > ${after}::uuid`;
  const { rows } = await tx.execute<{ id: string }>(sql`select id from actors
    where ${begin} and deleted_at is null and merged_into is null
    and not exists (select from actor_name_keys where actor_id = actors.id)
    order by id limit ${batch} for share of actors`);
  return rows.map(({ id }) => id);
}
