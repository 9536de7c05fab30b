import { useEffect, useState } from 'react';
import { deskName } from './desk-name.ts';
import { useDeskCall } from './use-desk-call.ts';
import { countDrafts, forgetDrafts } from '../drafts/draft-store.ts';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';
import type { DeskEntry } from '#desktop/ipc/desks.ts';

/** Says what goes with a desk before it goes. */
export function ForgetDesk({
  desk,
  onDone,
}: {
  readonly desk: DeskEntry;
  readonly onDone: (isForgotten: boolean) => void;
}) {
  const words = useWords();
  const { desks } = words;
  const { main } = useBridge();
  const { busy, problem, run } = useDeskCall();
  const [unsent, setUnsent] = useState<number | null | undefined>(undefined);
  const drafts = countDrafts(window.localStorage, desk.id);
  useEffect(() => {
    void main.countUnsent({ id: desk.id }).then(setUnsent);
  }, [main, desk.id]);
  const losesNothing = unsent === 0 && drafts === 0;
  const forget = async (): Promise<void> => {
    const answer = await run(() => main.forgetDesk({ id: desk.id, loseUnsent: !losesNothing }));
    if (answer?.ok !== true) return;
    forgetDrafts(window.localStorage, desk.id);
    onDone(true);
  };
  const { server, account } = deskName(words, desk);
  return (
    <div className="forget" role="group" aria-label={desks.forgetTitle(server)}>
      <h3 className="connect-title">
        {desks.forgetTitle(account === null ? server : `${server} (${account})`)}
      </h3>
      {unsent !== undefined && (
        <p role="alert">
          {losesNothing
            ? desks.forgetNothing
            : unsent === null
              ? desks.forgetUnknown
              : desks.forgetUnsent(unsent, drafts)}
        </p>
      )}
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="connect-actions">
        <button type="button" className="button" onClick={() => onDone(false)}>
          {desks.keep}
        </button>
        <button
          type="button"
          className="button danger"
          disabled={busy || unsent === undefined}
          onClick={() => void forget()}
        >
          {losesNothing ? desks.forget : desks.forgetAnyway}
        </button>
      </div>
    </div>
  );
}
