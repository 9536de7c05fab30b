import type { EditBatch } from './edit-batch.ts';
import type { ActorNow } from './actors-of.ts';

/**
 * Finds out which of some actors were merged, and where that leads: over any number of merges to the actor that stands
 * for them now. An edit may name a merged actor, because its editor may not have heard of the merge. Answers null if
 * none of them was merged. Ends, since an actor is only ever merged into one that was not merged itself.
 */
export async function followMerges(
  batch: EditBatch,
  actorIds: readonly string[],
): Promise<ActorNow | null> {
  const mergedInto = new Map<string, string>();
  let open = actorIds;
  while (open.length > 0) {
    await batch.refer('actor', open);
    const next: string[] = [];
    for (const id of open) {
      const into = batch.referent('actor', id)?.mergedInto ?? null;
      if (into === null) continue;
      mergedInto.set(id, into);
      next.push(into);
    }
    open = next;
  }
  if (mergedInto.size === 0) return null;
  return (actorId) => {
    let now = actorId;
    for (let into = mergedInto.get(now); into !== undefined; into = mergedInto.get(now)) now = into;
    return now;
  };
}
