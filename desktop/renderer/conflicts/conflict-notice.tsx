import { conflictSentence, whoChanged } from './conflict-words.ts';
import { useConflicts, useOpenConflict } from './open-conflict.ts';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';

/** On a record's own page: that something typed into it is in conflict, and the way to resolve it. */
export function ConflictNotice({ recordId }: { readonly recordId: string }) {
  const conflicts = useConflicts();
  const status = useDeskStatus();
  const words = useWords();
  const open = useOpenConflict();
  const own = conflicts?.find(({ edit }) => edit.id === recordId);
  if (own === undefined) return null;
  const who = whoChanged(own, status?.editors ?? [], status?.account?.id);
  return (
    <div className="conflict-notice" role="note" aria-label={words.conflicts.notice}>
      <p>
        {conflictSentence(words, own, who)} {words.conflicts.kept}
      </p>
      <button type="button" className="button" onClick={() => open(own.number)}>
        {words.conflicts.resolve}
      </button>
    </div>
  );
}
