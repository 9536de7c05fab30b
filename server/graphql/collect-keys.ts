import { createContextCache } from '@pothos/core';
import type { GraphqlContext } from './context.ts';

/**
 * Makes a look-up that gathers all keys which one request asks for at the same time and reads them together: what a
 * field of each record in a list reads beside the plan takes one statement, not one for each. `group` names what
 * belongs together, since keys of another group are read with other arguments.
 */
export function collectKeys<Arguments, Value>(
  load: (
    context: GraphqlContext,
    keys: readonly string[],
    args: Arguments,
  ) => Promise<ReadonlyMap<string, Value>>,
): (
  context: GraphqlContext,
  key: string,
  group: string,
  args: Arguments,
) => Promise<Value | undefined> {
  const waitingOf = createContextCache(
    (_context: GraphqlContext) =>
      new Map<string, { keys: Set<string>; values: Promise<ReadonlyMap<string, Value>> }>(),
  );
  return async (context, key, group, args) => {
    const waiting = waitingOf(context);
    let batch = waiting.get(group);
    if (batch === undefined) {
      const keys = new Set<string>();
      const values = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        waiting.delete(group);
        return load(context, [...keys], args);
      });
      batch = { keys, values };
      waiting.set(group, batch);
    }
    batch.keys.add(key);
    return (await batch.values).get(key);
  };
}
