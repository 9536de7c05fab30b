import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Draft } from './draft.ts';
import type { DraftStore } from './draft-store.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** Carries the window's drafts. */
export const DraftContext = createContext<DraftStore | null>(null);

/** The store of this window's drafts. */
export function useDraftStore(): DraftStore {
  const store = useContext(DraftContext);
  if (store === null) throw new Error('There is no draft store above this component.');
  return store;
}

/** All drafts of one kind of record. */
export function useDraftsOf<Kind extends RecordKind>(kind: Kind): readonly Draft<Kind>[] {
  const store = useDraftStore();
  const drafts = useSyncExternalStore(store.subscribe, store.list);
  return useMemo(
    () => drafts.filter((draft): draft is Draft<Kind> => draft.kind === kind),
    [drafts, kind],
  );
}
