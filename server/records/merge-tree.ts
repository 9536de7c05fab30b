import { sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { readMerge, type LoggedMerge } from './read-merge.ts';

/** An actor among those that were merged into one another. */
export interface TreeActor extends Record<string, unknown> {
  readonly id: string;
  readonly mergedInto: string | null;
  readonly revision: number;
}

/** All actors that stand for one actor now, over any number of merges: that of the given id, in the order of ids. */
export async function mergeTree(tx: Transaction, id: string): Promise<readonly TreeActor[]> {
  const { rows } = await tx.execute<TreeActor>(sql`
    with recursive up as (
      select id, merged_into from actors where id = ${id}
      union select above.id, above.merged_into from actors as above join up on above.id = up.merged_into
    ),
    tree as (
      select id, merged_into, revision from actors
      where id = (select id from up where merged_into is null)
      union select below.id, below.merged_into, below.revision
      from actors as below join tree on below.merged_into = tree.id
    )
    select id, merged_into as "mergedInto", revision from tree order by id`);
  return rows;
}

/**
 * The merges that have to be undone to undo that of an actor, the latest last: its own, and those after it that went
 * on moving what it had moved, because the one or the other would be left with what was of both. Those above it are
 * always among them. Empty for an actor that is not merged.
 */
export async function mergesToUndo(
  tx: Transaction,
  tree: readonly TreeActor[],
  id: string,
): Promise<readonly LoggedMerge[]> {
  const merges: LoggedMerge[] = [];
  for (const { id: from, mergedInto } of tree) {
    const merge = mergedInto === null ? null : await readMerge(tx, from, mergedInto);
    if (merge !== null) merges.push(merge);
  }
  const own = merges.find(({ from }) => from === id);
  if (own === undefined) return [];
  const chosen = new Set([own]);
  let above: LoggedMerge | undefined = own;
  while (above !== undefined) {
    const { into }: LoggedMerge = above;
    above = merges.find(({ from }) => from === into);
    if (above !== undefined) chosen.add(above);
  }
  const later = merges.filter(({ changeId }) => changeId > own.changeId);
  const records = new Set([...chosen].flatMap(recordsOf));
  // Each round takes in at least one more of them, or is the last.
  for (let grown = true; grown;) {
    const more = later.filter(
      (merge) => !chosen.has(merge) && recordsOf(merge).some((record) => records.has(record)),
    );
    for (const merge of more) {
      chosen.add(merge);
      for (const record of recordsOf(merge)) records.add(record);
    }
    grown = more.length > 0;
  }
  return [...chosen].sort((one, other) => one.changeId - other.changeId);
}

function recordsOf({ moved }: LoggedMerge): readonly string[] {
  return moved.map(({ id }) => id);
}
