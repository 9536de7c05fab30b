import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { statusLines } from './status-lines.ts';
import { useOpenConflict } from '../conflicts/open-conflict.ts';
import { OutboxPanel } from './outbox-panel.tsx';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';

/** Always on the screen: whether the server is reached, what waits, and what failed. Opens the outbox. */
export function SyncStatus() {
  const words = useWords();
  const status = useDeskStatus();
  const [open, setOpen] = useState(false);
  const openConflict = useOpenConflict();
  return (
    <div className="sync-status">
      <span className="sync-dot" data-connection={status?.connection ?? 'connecting'} />
      <div className="sync-words" role="status" aria-label={words.sync.name}>
        <span className="sync-connection">
          {words.sync.connections[status?.connection ?? 'connecting']}
        </span>
        {statusLines(words, status).map(({ text, urgent }) => (
          <span key={text} className="sync-line" data-urgent={urgent || undefined}>
            {text}
          </span>
        ))}
      </div>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        {/* It lies over the words: a status inside of a button would not be announced. */}
        <Button className="sync-open" aria-label={words.sync.show} />
        <Popover className="sync-popover" placement="top start" offset={6}>
          <Dialog className="sync-dialog" aria-label={words.sync.panel}>
            <OutboxPanel
              status={status}
              onClose={() => setOpen(false)}
              onOpenConflict={(number) => {
                setOpen(false);
                openConflict(number);
              }}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
