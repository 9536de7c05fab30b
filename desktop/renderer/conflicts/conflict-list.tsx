import { conflictSentence, whoChanged } from './conflict-words.ts';
import { useConflicts } from './open-conflict.ts';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';

/** In the sync panel: every conflict in a sentence, each with the way to its page. */
export function ConflictList({ onOpen }: { readonly onOpen: (number: number) => void }) {
  const conflicts = useConflicts() ?? [];
  const status = useDeskStatus();
  const words = useWords();
  if (conflicts.length === 0) return null;
  return (
    <section className="conflict-list" aria-label={words.conflicts.toDecide}>
      <h3 className="pane-title">{words.conflicts.toDecide}</h3>
      <ul className="outbox-list">
        {conflicts.map((conflict) => (
          <li className="outbox-item conflict-item" key={conflict.number}>
            <div>
              <p className="outbox-what two-lines" dir="auto">
                {conflict.label}
              </p>
              <p className="outbox-why">
                {conflictSentence(
                  words,
                  conflict,
                  whoChanged(conflict, status?.editors ?? [], status?.account?.id),
                )}
              </p>
            </div>
            <button type="button" className="button" onClick={() => onOpen(conflict.number)}>
              {words.conflicts.resolve}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
