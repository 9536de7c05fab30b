import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import type { DeskAnswer } from '#desktop/ipc/desks.ts';

/** Runs calls about desks one at a time, and keeps why the last one did not work. Once a desk opens, the window is drawn anew. */
export function useDeskCall(): {
  readonly busy: boolean;
  readonly problem: string | null;
  readonly run: <Answer extends DeskAnswer>(call: () => Promise<Answer>) => Promise<Answer | null>;
} {
  const { desks } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    busy,
    problem,
    run: async (call) => {
      setBusy(true);
      setProblem(null);
      const answer = await call().catch(() => null);
      setBusy(false);
      if (answer === null) setProblem(desks.failed);
      else if (!answer.ok) setProblem(answer.message);
      return answer;
    },
  };
}
