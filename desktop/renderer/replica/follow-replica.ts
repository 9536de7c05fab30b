import type { QueryClient } from '@tanstack/react-query';
import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';

/**
 * Reads again what is on the screen whenever the replica says that something changed. While one round of reading
 * runs, further changes are gathered into a single next round: a first copy changes thousands of records.
 * Answers a function that stops following.
 */
export function followReplica(bridge: VerbatimBridge, client: QueryClient): () => void {
  let reading = false;
  let again = false;
  const readAgain = async (): Promise<void> => {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    do {
      again = false;
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
    } while (again);
    reading = false;
  };
  return bridge.onReplicaEvent((event) => {
    if (event.event === 'status') {
      client.setQueryData(['status', {}], event.status);
      void client.invalidateQueries({ queryKey: ['listOutbox'] });
      void client.invalidateQueries({ queryKey: ['listConflicts'] });
    } else {
      void readAgain();
    }
  });
}
