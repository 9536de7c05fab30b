import { useState } from 'react';
import { ConnectForm } from './connect-form.tsx';
import { useDeskCall } from './use-desk-call.ts';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';

/** The ways to a desk: the server on this machine, another one, or a sample. */
export function DeskWays({ local }: { readonly local: string }) {
  const { desks } = useWords();
  const { main } = useBridge();
  const { busy, problem, run } = useDeskCall();
  const [isConnecting, setConnecting] = useState(false);
  if (isConnecting) return <ConnectForm onBack={() => setConnecting(false)} />;
  const ways = [
    {
      title: desks.local,
      detail: desks.localDetail(local),
      go: () => void run(() => main.openLocalDesk({})),
    },
    { title: desks.connect, detail: desks.connectDetail, go: () => setConnecting(true) },
    {
      title: desks.sample,
      detail: desks.sampleDetail,
      go: () => void run(() => main.openSampleDesk({})),
    },
  ];
  return (
    <>
      <ul className="desk-ways">
        {ways.map(({ title, detail, go }) => (
          <li key={title}>
            <button type="button" className="desk-way" disabled={busy} onClick={go}>
              <span className="desk-way-title">{title}</span>
              <span className="desk-way-detail">{detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
