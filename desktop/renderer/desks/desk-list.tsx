import { useState } from 'react';
import { deskName } from './desk-name.ts';
import { ForgetDesk } from './forget-desk.tsx';
import { useDeskCall } from './use-desk-call.ts';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';
import type { DeskEntry, WindowStart } from '#desktop/ipc/desks.ts';

/** The desks on this machine by server and account, each with the way to it and the way to be rid of it. */
export function DeskList({ start }: { readonly start: WindowStart }) {
  const words = useWords();
  const { desks } = words;
  const { main } = useBridge();
  const { busy, problem, run } = useDeskCall();
  const [list, setList] = useState(start.desks);
  const [forgetting, setForgetting] = useState<DeskEntry | null>(null);
  if (forgetting !== null) {
    return (
      <ForgetDesk
        desk={forgetting}
        onDone={(isForgotten) => {
          if (isForgotten) setList(list.filter(({ id }) => id !== forgetting.id));
          setForgetting(null);
        }}
      />
    );
  }
  return (
    <>
      <ul className="desk-list" aria-label={desks.known}>
        {list.map((desk) => {
          const { server, account } = deskName(words, desk);
          const isOpen = desk.id === start.desk?.id;
          return (
            <li key={desk.id} className="desk-entry">
              <button
                type="button"
                className="desk-way"
                aria-current={isOpen || undefined}
                disabled={busy}
                onClick={() => void run(() => main.openDesk({ id: desk.id }))}
              >
                <span className="desk-way-title">{server}</span>
                <span className="desk-way-detail">
                  {[account, isOpen ? desks.isOpen : null]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </button>
              <button
                type="button"
                className="button quiet"
                aria-label={desks.forgetOf([server, account ?? ''].join(' ').trim())}
                onClick={() => setForgetting(desk)}
              >
                {desks.forget}
              </button>
            </li>
          );
        })}
      </ul>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
