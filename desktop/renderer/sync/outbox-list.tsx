import { useState } from 'react';
import { describeEdit, explainEntry } from './describe-edit.ts';
import { useBridge } from '../replica/replica-context.ts';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { SaveAnswer } from '#desktop/ipc/replica-calls.ts';
import type { OutboxEntry } from '#desktop/ipc/replica-views.ts';

/** What waits to be sent and what was not accepted, each with what it does and the ways out. */
export function OutboxList() {
  const { sync } = useWords();
  const status = useDeskStatus();
  const { data, refetch } = useReplicaQuery('listOutbox', {});
  const entries = data ?? [];
  if (entries.length === 0) {
    return <p className="empty">{status?.conflicts === 0 ? sync.allSent : sync.restSent}</p>;
  }
  return (
    <ul className="outbox-list">
      {entries.map((entry) => (
        <OutboxItem key={entry.sequence} entry={entry} onDone={() => void refetch()} />
      ))}
    </ul>
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
  const words = useWords();
  const { sequence, state, label } = entry;
  const failed = state === 'rejected';
  const explanation = explainEntry(words, entry);
  const act = (call: (argument: { sequence: number }) => Promise<SaveAnswer>): void => {
    void call({ sequence }).then((answer) => {
      setError(answer.ok ? null : answer.error.message);
      onDone();
    });
  };
  return (
    <li className="outbox-item" data-failed={failed || undefined}>
      <p className="outbox-what">
        {describeEdit(words, entry.edit)}: <span dir="auto">{label}</span>
      </p>
      <p className="outbox-state">{words.labels.outboxState[state]}</p>
      {explanation !== null && <p className="outbox-why">{explanation}</p>}
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {failed && (
        <div className="outbox-actions">
          <button type="button" className="button" onClick={() => act(replica.discardEdit)}>
            {words.sync.discard}
          </button>
          <button type="button" className="button primary" onClick={() => act(replica.retryEdit)}>
            {words.sync.retry}
          </button>
        </div>
      )}
    </li>
  );
}
