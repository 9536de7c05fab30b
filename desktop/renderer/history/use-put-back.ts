import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordRef } from './open-history.ts';
import { putBackWords } from './put-back-words.ts';
import { useBridge } from '../replica/replica-context.ts';
import { couldNotSave } from '../replica/use-save-edit.ts';
import { useWords } from '../words/use-words.ts';
import type { RecordChange } from '#desktop/ipc/replica-views.ts';

/** What was said about the last change that was to be put back. */
export interface PutBackNews {
  readonly text: string;
  /** Whether something was put back, which can be undone. */
  readonly done: boolean;
}

/** Puts changes of a record back, and tells what became of it. */
export function usePutBack({ kind, id }: RecordRef): {
  readonly news: PutBackNews | null;
  readonly putBack: (change: RecordChange) => void;
  readonly forget: () => void;
} {
  const words = useWords();
  const { replica } = useBridge();
  const client = useQueryClient();
  const [news, setNews] = useState<PutBackNews | null>(null);
  const putBack = async ({ action, before, after }: RecordChange): Promise<void> => {
    if (action === 'create' || action === 'merge' || action === 'unmerge') return;
    const answer = await replica.putBack({ kind, id, action, before, after }).catch(couldNotSave);
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
    if (!answer.ok) setNews({ text: answer.error.message, done: false });
    else if (answer.step !== null)
      setNews({ text: putBackWords(words, answer.step), done: answer.step.done });
  };
  return { news, putBack: (change) => void putBack(change), forget: () => setNews(null) };
}
