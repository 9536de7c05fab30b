import { OutboxList } from './outbox-list.tsx';
import { ConflictList } from '../conflicts/conflict-list.tsx';
import { KeptHere } from '../scope/kept-here.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { useWords } from '../words/use-words.ts';
import type { DeskStatus } from '#desktop/ipc/replica-views.ts';

/** Where the desk stands, what waits to be sent and what was not accepted. */
export function OutboxPanel({
  status,
  onClose,
  onOpenConflict,
}: {
  readonly status: DeskStatus | undefined;
  readonly onClose: () => void;
  readonly onOpenConflict: (number: number) => void;
}) {
  const { sync, moment } = useWords();
  return (
    <div className="outbox">
      <div className="outbox-head">
        <h2 className="pane-title">{sync.connections[status?.connection ?? 'connecting']}</h2>
        <button type="button" className="button quiet" onClick={onClose}>
          {sync.close}
        </button>
      </div>
      {status !== undefined && (
        <p className="outbox-server">
          {[
            status.message ?? status.server,
            status.account === null ? null : sync.account(status.account.name, status.account.role),
            status.syncedAt === null ? null : sync.upToDate(moment(status.syncedAt)),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      )}
      {status?.account === null && !status.mayEdit && <SignInForm />}
      {status !== undefined && <KeptHere scope={status.scope} />}
      <ConflictList onOpen={onOpenConflict} />
      <OutboxList />
    </div>
  );
}
