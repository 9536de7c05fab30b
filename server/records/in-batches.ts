import { isPermanent } from './database-errors.ts';

/**
 * Works through items in order, `size` at a time and those that are to be `alone` by themselves, and answers a result for each. Where the work on several ends in an
 * error that would come again, it is done again for each half by itself, until only the item at fault is left: `failed`
 * answers for that one, and the others do not suffer. Throws what is an outage.
 */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  size: number,
  work: (some: readonly Item[]) => Promise<readonly Result[]>,
  failed: (item: Item, error: unknown) => Promise<Result>,
  alone: (item: Item) => boolean = () => false,
): Promise<Result[]> {
  const results: Result[] = [];
  let batch: Item[] = [];
  for (const [index, item] of items.entries()) {
    batch.push(item);
    const next = items[index + 1];
    const ends = next === undefined || batch.length === size || alone(item) || alone(next);
    if (!ends) continue;
    results.push(...(await attempt(batch, work, failed)));
    batch = [];
  }
  return results;
}

async function attempt<Item, Result>(
  items: readonly Item[],
  work: (some: readonly Item[]) => Promise<readonly Result[]>,
  failed: (item: Item, error: unknown) => Promise<Result>,
): Promise<readonly Result[]> {
  try {
    return await work(items);
  } catch (error) {
    if (!isPermanent(error)) throw error;
    const [only] = items;
    if (items.length === 1 && only !== undefined) return [await failed(only, error)];
    const middle = Math.ceil(items.length / 2);
    return [
      ...(await attempt(items.slice(0, middle), work, failed)),
      ...(await attempt(items.slice(middle), work, failed)),
    ];
  }
}
