import { createContext, useContext } from 'react';
import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';

/** Carries the bridge, so that no component reaches for the window. */
export const ReplicaContext = createContext<VerbatimBridge | null>(null);

/** The bridge to the replica. */
export function useBridge(): VerbatimBridge {
  const bridge = useContext(ReplicaContext);
  if (bridge === null) throw new Error('There is no replica above this component.');
  return bridge;
}
