import type { QueryClient } from '@tanstack/react-query';
import { createDraftSaver } from './draft-saver.ts';
import { createDraftStore } from './draft-store.ts';
import type { Drafts } from './use-drafts.ts';
import { saveThrough } from '../replica/use-save-edit.ts';
import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';

/** Opens what was typed at a desk and not saved, and saves it and what will be typed; also when the window is left. */
export function openDrafts(bridge: VerbatimBridge, client: QueryClient, deskId: string): Drafts {
  const store = createDraftStore(
    window.localStorage,
    (listener) => {
      const hear = ({ key }: StorageEvent): void => {
        if (key !== null) listener(key);
      };
      window.addEventListener('storage', hear);
      return () => window.removeEventListener('storage', hear);
    },
    deskId,
  );
  const saver = createDraftSaver({
    store,
    saveEdit: (edit) => saveThrough(bridge.replica, client, [edit]),
    later: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void saver.saveAll();
  });
  window.addEventListener('pagehide', () => void saver.saveAll());
  return { store, saver };
}
