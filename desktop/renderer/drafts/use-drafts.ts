import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Draft } from './draft.ts';
import type { DraftSaver } from './draft-saver.ts';
import type { DraftStore } from './draft-store.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** The window's drafts and what saves them. */
export interface Drafts {
  readonly store: DraftStore;
  readonly saver: DraftSaver;
}

/** Carries the window's drafts. */
export const DraftContext = createContext<Drafts | null>(null);

/** This window's drafts and what saves them. */
export function useDrafts(): Drafts {
  const drafts = useContext(DraftContext);
  if (drafts === null) throw new Error('There are no drafts above this component.');
  return drafts;
}

/** All drafts of one kind of record. */
export function useDraftsOf<Kind extends RecordKind>(kind: Kind): readonly Draft<Kind>[] {
  const { store } = useDrafts();
  const drafts = useSyncExternalStore(store.subscribe, store.list);
  return useMemo(
    () => drafts.filter((draft): draft is Draft<Kind> => draft.kind === kind),
    [drafts, kind],
  );
}

/** The draft of one record; undefined while nothing is typed in it. Changes of other drafts do not draw it again. */
export function useDraftOf<Kind extends RecordKind>(
  kind: Kind,
  id: string,
): Draft<Kind> | undefined {
  const { store } = useDrafts();
  return useSyncExternalStore(store.subscribe, () =>
    store.list().find((draft): draft is Draft<Kind> => draft.id === id && draft.kind === kind),
  );
}
