import { createContext, useContext } from 'react';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';

/** Carries the way to a conflict's page, for whatever shows that there is one. */
export const OpenConflictContext = createContext<(number: number) => void>(() => {});

/** Opens the page of a conflict by its number. */
export function useOpenConflict(): (number: number) => void {
  return useContext(OpenConflictContext);
}

/** The conflicts that nobody has resolved, oldest first; undefined in the first moment only. */
export function useConflicts(): readonly ConflictEntry[] | undefined {
  return useReplicaQuery('listConflicts', {}).data;
}
