import { useWords } from '../words/use-words.ts';
import type { WholeDesk } from './use-whole-desk.ts';

/** Where a list looks, where only a part of the desk is kept on this machine. */
export function WhereChoice({ whole }: { readonly whole: WholeDesk }) {
  const { lists } = useWords();
  if (!whole.partial) return null;
  return (
    <div className="where-choice" role="group" aria-label={lists.where}>
      <button
        type="button"
        className="where"
        aria-pressed={!whole.chosen}
        onClick={() => whole.choose(false)}
      >
        {lists.onThisMachine}
      </button>
      <button
        type="button"
        className="where"
        aria-pressed={whole.chosen}
        onClick={() => whole.choose(true)}
      >
        {lists.wholeDesk}
      </button>
      {whole.problem !== null && (
        <p className="where-problem" role="status">
          {whole.problem}
        </p>
      )}
    </div>
  );
}
