import { OutboxList } from './outbox-list.tsx';
import { ConflictList } from '../conflicts/conflict-list.tsx';
import { useConflicts } from '../conflicts/open-conflict.ts';
import { useWords } from '../words/use-words.ts';

/** The list of waiting edits, in the place of a list. */
export function WaitingPane() {
  const { sync } = useWords();
  return (
    <section className="list-pane sync-pane" aria-label={sync.waitingTitle}>
      <h2 className="pane-title">{sync.waitingTitle}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard: what it holds is read, not chosen */}
      <div className="sync-pane-scroll" tabIndex={0}>
        <OutboxList />
      </div>
    </section>
  );
}

/** The list of conflicts, in the place of a list. */
export function ConflictsPane({ onOpen }: { readonly onOpen: (number: number) => void }) {
  const { sync } = useWords();
  const none = useConflicts()?.length === 0;
  return (
    <section className="list-pane sync-pane" aria-label={sync.conflictsTitle}>
      <h2 className="pane-title">{sync.conflictsTitle}</h2>
      <div className="sync-pane-scroll">
        {none ? <p className="empty">{sync.noConflicts}</p> : <ConflictList onOpen={onOpen} />}
      </div>
    </section>
  );
}
