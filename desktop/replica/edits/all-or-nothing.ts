import type { OutboxChange } from './save-edit.ts';
import type { Store } from '../store/store.ts';

/** Does several changes of the outbox in one transaction: where one of them is refused, none of them happened. */
export function allOrNothing(store: Store, work: () => OutboxChange): OutboxChange {
  const refusals: OutboxChange[] = [];
  try {
    return store.write(() => {
      const done = work();
      if (done.ok) return done;
      refusals.push(done);
      // A transaction is given up by an exception only.
      throw new Error(done.error.message);
    });
  } catch (error) {
    const [refused] = refusals;
    if (refused === undefined) throw error;
    return refused;
  }
}
