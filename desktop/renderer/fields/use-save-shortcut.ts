import { useCallback, type KeyboardEvent } from 'react';

/** Answers a key handler for a form in which Ctrl+Enter or Cmd+Enter saves. */
export function useSaveShortcut(save: () => void): (event: KeyboardEvent) => void {
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    },
    [save],
  );
}
