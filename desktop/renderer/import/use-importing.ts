import { useCallback, useRef, useState } from 'react';
import { importSource, type ImportOutcome, type ImportSource } from './import-source.ts';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';
import type { DeskPlace } from '../desk/desk-place.ts';

/** What the sheet of the import shows; null while there is none. */
export type ImportStep =
  | { readonly step: 'choose'; readonly text: string }
  | {
      readonly step: 'running';
      readonly name: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly step: 'done'; readonly outcomes: readonly ImportOutcome[] };

/** An import, and the ways to go on with it. */
export interface Importing {
  readonly step: ImportStep | null;
  /** What is said where there is no sheet; empty for nothing. */
  readonly said: string;
  /** Opens the sheet, with a text to import where there is one. */
  readonly choose: (text: string) => void;
  /** Imports sources one after the other, behind those that are being imported. */
  readonly run: (sources: readonly ImportSource[]) => void;
  /** Closes the sheet; what is running ends after the source in hand, and the sheet then says what was imported. */
  readonly close: () => void;
  readonly dismiss: () => void;
}

/** Runs imports. A single article that says nothing to read opens at once; everything else ends with a summary. */
export function useImporting(onOpen: (place: Partial<DeskPlace>) => void): Importing {
  const { replica } = useBridge();
  const words = useWords();
  const [step, setStep] = useState<ImportStep | null>(null);
  const [said, setSaid] = useState('');
  const work = useRef<{ waiting: ImportSource[]; isRunning: boolean }>({
    waiting: [],
    isRunning: false,
  });

  const finish = useCallback(
    (outcomes: readonly ImportOutcome[]): void => {
      const made = outcomes.flatMap((each) =>
        each.result === 'made' || each.result === 'revised' ? [each] : [],
      );
      const [first] = made;
      if (first !== undefined) {
        const opened = { article: { id: first.articleId, quoteId: null } };
        onOpen({ section: 'articles', ...(made.length === 1 && opened) });
      }
      const isPlain = outcomes.length === 1 && first?.notices.length === 0;
      setSaid(isPlain ? words.importing.madeOne(first.headline) : '');
      setStep(isPlain ? null : { step: 'done', outcomes });
    },
    [onOpen, words],
  );

  const run = useCallback(
    (sources: readonly ImportSource[]): void => {
      const { current } = work;
      current.waiting.push(...sources);
      if (current.isRunning || current.waiting.length === 0) return;
      current.isRunning = true;
      // One file is imported sooner than a sheet could be read.
      if (sources.length === 1) setSaid(words.importing.running(1));
      const importAll = async (): Promise<void> => {
        const outcomes: ImportOutcome[] = [];
        let done = 0;
        for (let next = current.waiting.shift(); next; next = current.waiting.shift()) {
          const total = done + 1 + current.waiting.length;
          const { name } = next;
          if (total > 1) setStep({ step: 'running', name, done, total });
          outcomes.push(...(await importSource(replica, next, words)));
          done += 1;
        }
        current.isRunning = false;
        finish(outcomes);
      };
      void importAll();
    },
    [replica, words, finish],
  );

  const choose = useCallback((text: string) => {
    if (!work.current.isRunning) setStep({ step: 'choose', text });
  }, []);
  const close = useCallback(() => {
    if (work.current.isRunning) work.current.waiting.length = 0;
    else setStep(null);
  }, []);
  const dismiss = useCallback(() => setSaid(''), []);
  return { step, said, choose, run, close, dismiss };
}
