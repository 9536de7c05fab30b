import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { connectionWords, statusLines } from './status-words.ts';
import { useOpenConflict } from '../conflicts/open-conflict.ts';
import { OutboxPanel } from './outbox-panel.tsx';
import { useDeskStatus } from '../replica/use-desk-status.ts';

/** Always on the screen: whether the server is reached, what waits, and what failed. Opens the outbox. */
export function SyncStatus() {
  const status = useDeskStatus();
  const [open, setOpen] = useState(false);
  const openConflict = useOpenConflict();
  return (
    <div className="sync-status">
      <span className="sync-dot" data-connection={status?.connection ?? 'connecting'} />
      <div className="sync-words" role="status" aria-label="Sync">
        <span className="sync-connection">{connectionWords(status)}</span>
        {statusLines(status).map(({ text, urgent }) => (
          <span key={text} className="sync-line" data-urgent={urgent || undefined}>
            {text}
          </span>
        ))}
      </div>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        {/* It lies over the words: a status inside of a button would not be announced. */}
        <Button className="sync-open" aria-label="Show what is waiting" />
        <Popover className="sync-popover" placement="top start" offset={6}>
          <Dialog className="sync-dialog" aria-label="Outbox">
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
