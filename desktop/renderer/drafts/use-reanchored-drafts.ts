import { useEffect } from 'react';
import { reanchorDraft } from './reanchor-draft.ts';
import { useDraftsOf, useDraftStore } from './use-drafts.ts';

/** Keeps the unsaved quotes of an open article on their words while its body changes under them, see `reanchorDraft`. */
export function useReanchoredDrafts(articleId: string, body: string): void {
  const store = useDraftStore();
  const drafts = useDraftsOf('quote');
  useEffect(() => {
    for (const draft of drafts) {
      if ((draft.changes.articleId ?? draft.base?.articleId) !== articleId) continue;
      const moved = reanchorDraft(draft, body);
      // Ends because a draft that was put is right for this body, or lost already.
      if (moved !== null) store.put(moved);
    }
  }, [store, drafts, articleId, body]);
}
