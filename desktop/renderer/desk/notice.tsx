import { RemoveButton } from '../fields/remove-button.tsx';
import { useBridge } from '../replica/replica-context.ts';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';

/** What an editor must know about the file on this machine, over the page until they put it away. */
export function Notice() {
  const notice = useDeskStatus()?.notice ?? null;
  const { replica } = useBridge();
  const { desk } = useWords();
  return (
    <div className="notice" data-empty={notice === null || undefined}>
      <p role="status" aria-label={desk.notice}>
        {notice}
      </p>
      {notice !== null && (
        <RemoveButton label={desk.dismissNotice} onRemove={() => void replica.dismissNotice({})} />
      )}
    </div>
  );
}
