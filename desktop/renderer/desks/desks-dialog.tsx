import { useEffect, useState } from 'react';
import { DeskList } from './desk-list.tsx';
import { DeskWays } from './desk-ways.tsx';
import { Sheet } from '../settings/sheet.tsx';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';
import type { WindowStart } from '#desktop/ipc/desks.ts';

/** The desks on this machine, to open another, add one or forget one. */
export function DesksDialog({ onClose }: { readonly onClose: () => void }) {
  const { desks } = useWords();
  const { main } = useBridge();
  const [start, setStart] = useState<WindowStart | null>(null);
  useEffect(() => {
    void main.readWindow({}).then(setStart);
  }, [main]);
  return (
    <Sheet title={desks.title} onClose={onClose}>
      {start !== null && (
        <div className="desks">
          <DeskList start={start} />
          <h3 className="connect-title">{desks.add}</h3>
          <DeskWays local={start.local} />
        </div>
      )}
    </Sheet>
  );
}
