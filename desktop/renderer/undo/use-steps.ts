import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { stepWords, type StepWay } from './step-words.ts';
import { isTextField } from '../commands/hear-commands.ts';
import { useCommand } from '../commands/use-command.ts';
import { useBridge } from '../replica/replica-context.ts';
import { couldNotSave } from '../replica/use-save-edit.ts';
import { useWords } from '../words/use-words.ts';

/** What was said about the last step, and the way that takes it back, where there is one. */
export interface StepNews {
  readonly text: string;
  readonly back: StepWay | null;
}

/** Undoing and redoing of what was saved, from the keyboard, from the menu and from the line that tells of it. */
export function useSteps(): {
  readonly news: StepNews | null;
  readonly take: (way: StepWay) => void;
  readonly dismiss: () => void;
} {
  const words = useWords();
  const { replica } = useBridge();
  const client = useQueryClient();
  const [news, setNews] = useState<StepNews | null>(null);
  const dismiss = useCallback(() => setNews(null), []);

  const take = useCallback(
    (way: StepWay): void => {
      const call = way === 'undo' ? replica.undo : replica.redo;
      void call({})
        .catch(couldNotSave)
        .then(async (answer) => {
          // The screen first, so that the line never tells of what is not to be seen yet.
          await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
          if (!answer.ok) setNews({ text: answer.error.message, back: null });
          else {
            const back = way === 'undo' ? 'redo' : 'undo';
            const done = answer.step?.done === true;
            setNews({ text: stepWords(words, way, answer.step), back: done ? back : null });
          }
        });
    },
    [replica, client, words],
  );

  // What is being typed has an undo of its own, and no other way reaches it from a script.
  const run = (way: StepWay): void => {
    if (isTextField(document.activeElement)) document.execCommand(way);
    else take(way);
  };
  useCommand('undo', () => run('undo'));
  useCommand('redo', () => run('redo'));

  return { news, take, dismiss };
}
