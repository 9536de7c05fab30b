import type { OutboxChange } from './add-edit.ts';
import type { Store } from '../store/store.ts';

/**
 * Does several changes of the outbox as one: where one of them is refused, none of them happened. Within another
 * transaction what that one did before stays.
 */
export function allOrNothing<Done extends OutboxChange>(store: Store, work: () => Done): Done {
  return store.write(() => {
    store.run('SAVEPOINT whole', []);
    const done = work();
    if (!done.ok) store.run('ROLLBACK TO whole', []);
    store.run('RELEASE whole', []);
    return done;
  });
}
