import { useReplicaQuery } from './use-replica-query.ts';
import type { DeskStatus } from '#desktop/ipc/replica-views.ts';

/** Where the desk stands; undefined in the first moment only. */
export function useDeskStatus(): DeskStatus | undefined {
  return useReplicaQuery('status', {}).data;
}

/** Whether the account may change records. */
export function useMayEdit(): boolean {
  return useDeskStatus()?.mayEdit ?? false;
}
