import { useState } from 'react';
import { ConflictList } from '../conflicts/conflict-list.tsx';
import { describeEdit, explainEntry } from './describe-edit.ts';
import { connectionWords } from './status-words.ts';
import { KeptHere } from '../scope/kept-here.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { useBridge } from '../replica/replica-context.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { moment } from '../words/dates.ts';
import { outboxStateLabels } from '../words/labels.ts';
import type { SaveAnswer } from '#desktop/ipc/replica-calls.ts';
import type { DeskStatus, OutboxEntry } from '#desktop/ipc/replica-views.ts';

/** What waits to be sent and what was not accepted, with the ways out. */
export function OutboxPanel({
  status,
  onClose,
  onOpenConflict,
}: {
  readonly status: DeskStatus | undefined;
  readonly onClose: () => void;
  readonly onOpenConflict: (number: number) => void;
}) {
  const { data, refetch } = useReplicaQuery('listOutbox', {});
  const entries = data ?? [];
  return (
    <div className="outbox">
      <div className="outbox-head">
        <h2 className="pane-title">{connectionWords(status)}</h2>
        <button type="button" className="button quiet" onClick={onClose}>
          Close
        </button>
      </div>
      {status !== undefined && (
        <p className="outbox-server">
          {status.message ?? status.server}
          {status.account !== null && ` · ${status.account.name}, ${status.account.role}`}
          {status.syncedAt !== null && ` · Up to date as of ${moment(status.syncedAt)}`}
        </p>
      )}
      {status?.account === null && !status.mayEdit && <SignInForm />}
      {status !== undefined && <KeptHere scope={status.scope} />}
      <ConflictList onOpen={onOpenConflict} />
      {entries.length === 0 ? (
        <p className="empty">
          {status?.conflicts === 0
            ? 'Everything you did is on the server.'
            : 'Everything else you did is on the server.'}
        </p>
      ) : (
        <ul className="outbox-list">
          {entries.map((entry) => (
            <OutboxItem key={entry.sequence} entry={entry} onDone={() => void refetch()} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OutboxItem({
  entry,
  onDone,
}: {
  readonly entry: OutboxEntry;
  readonly onDone: () => void;
}) {
  const { replica } = useBridge();
  const [error, setError] = useState<string | null>(null);
  const { sequence, state, label } = entry;
  const failed = state === 'rejected';
  const explanation = explainEntry(entry);
  const act = (call: (argument: { sequence: number }) => Promise<SaveAnswer>): void => {
    void call({ sequence }).then((answer) => {
      setError(answer.ok ? null : answer.error.message);
      onDone();
    });
  };
  return (
    <li className="outbox-item" data-failed={failed || undefined}>
      <p className="outbox-what">
        {describeEdit(entry.edit)}: <span dir="auto">{label}</span>
      </p>
      <p className="outbox-state">{outboxStateLabels[state]}</p>
      {explanation !== null && <p className="outbox-why">{explanation}</p>}
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {failed && (
        <div className="outbox-actions">
          <button type="button" className="button" onClick={() => act(replica.discardEdit)}>
            Discard
          </button>
          <button type="button" className="button primary" onClick={() => act(replica.retryEdit)}>
            Try again
          </button>
        </div>
      )}
    </li>
  );
}
