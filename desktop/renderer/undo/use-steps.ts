import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { stepWords, type StepWay } from './step-words.ts';
import { useBridge } from '../replica/replica-context.ts';
import { couldNotSave } from '../replica/use-save-edit.ts';

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
  const { replica, onMenuCommand } = useBridge();
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
            setNews({ text: stepWords(way, answer.step), back: done ? back : null });
          }
        });
    },
    [replica, client],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const way = wayOfKey(event);
      // What is being typed has an undo of its own.
      if (way === null || event.defaultPrevented || isTextField(event.target)) return;
      event.preventDefault();
      // A key held down would take back a day's work.
      if (!event.repeat) take(way);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [take]);

  useEffect(
    () =>
      onMenuCommand((command) => {
        if (command !== 'undo' && command !== 'redo') return;
        // No other way reaches the field's own undo from a script.
        if (isTextField(document.activeElement)) document.execCommand(command);
        else take(command);
      }),
    [onMenuCommand, take],
  );

  return { news, take, dismiss };
}

function wayOfKey(event: KeyboardEvent): StepWay | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey && !event.shiftKey ? 'redo' : null;
}

const notText = ['button', 'checkbox', 'radio', 'range', 'reset', 'submit', 'color', 'file'];

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !notText.includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
