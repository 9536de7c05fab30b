import { useEffect, useRef, type ReactNode } from 'react';
import { ChangeEntry } from './change-entry.tsx';
import type { RecordRef } from './open-history.ts';
import { useHistory } from './use-history.ts';
import { usePutBack } from './use-put-back.ts';
import { useCommands } from '../commands/use-command.ts';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { RecordChange } from '#desktop/ipc/replica-views.ts';

/** What became of a record, the newest change first: what waits here, then what the server tells. */
export function HistoryPage({
  record,
  hasServer,
  onClose,
}: {
  readonly record: RecordRef;
  readonly hasServer: boolean;
  readonly onClose: () => void;
}) {
  const { history, labels } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  const { data: waiting, dataUpdatedAt: now } = useReplicaQuery('waitingHistory', record);
  const { news, putBack, forget } = usePutBack(record);
  const registry = useCommands();

  useEffect(() => title.current?.focus(), []);

  return (
    <div
      className="record-form"
      role="region"
      aria-label={history.page}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="record-page history-page">
        <div className="conflict-nav">
          <button type="button" className="button quiet" onClick={onClose}>
            ← {history.back}
          </button>
        </div>
        <h1 ref={title} tabIndex={-1}>
          {history.title(labels.recordKind[record.kind])}
        </h1>
        <p className="conflict-label two-lines" dir="auto">
          {waiting?.label}
        </p>
        <div className="history-news" data-empty={news === null || undefined}>
          <p role="status" dir="auto">
            {news?.text}
          </p>
          {news?.done === true && (
            <button
              type="button"
              className="button"
              onClick={() => {
                forget();
                registry.run('undo');
              }}
            >
              {history.undo}
            </button>
          )}
        </div>
        {waiting !== undefined && waiting.changes.length > 0 && (
          <Changes
            label={history.waiting}
            record={record}
            changes={waiting.changes}
            names={waiting.names}
            now={now}
            onPutBack={putBack}
          />
        )}
        {hasServer ? (
          <OnServer record={record} onPutBack={putBack} />
        ) : (
          <p className="empty">{history.noServer}</p>
        )}
      </div>
    </div>
  );
}

function OnServer({
  record,
  onPutBack,
}: {
  readonly record: RecordRef;
  readonly onPutBack: (change: RecordChange) => void;
}) {
  const { history } = useWords();
  const connection = useDeskStatus()?.connection ?? 'connecting';
  const isOnline = connection === 'online';
  const told = useHistory(record, isOnline);
  const pages = told.data?.pages ?? [];
  const changes = pages.flatMap((page) => page.changes);
  const names = Object.fromEntries(pages.flatMap((page) => Object.entries(page.names)));
  return (
    <>
      {changes.length > 0 && (
        <Changes
          label={history.onServer}
          record={record}
          changes={changes}
          names={names}
          now={told.dataUpdatedAt}
          onPutBack={onPutBack}
        />
      )}
      <div className="history-end">
        {!isOnline ? (
          <p className="empty" role="status">
            {history.away[connection]}
          </p>
        ) : told.isError ? (
          <>
            <p className="empty" role="status">
              {history.couldNot} {told.error.message}
            </p>
            <button type="button" className="button" onClick={() => void told.refetch()}>
              {history.tryAgain}
            </button>
          </>
        ) : told.isFetching && changes.length === 0 ? (
          <p className="empty" role="status">
            {history.reading}
          </p>
        ) : told.hasNextPage ? (
          <button
            type="button"
            className="button"
            disabled={told.isFetchingNextPage}
            onClick={() => void told.fetchNextPage()}
          >
            {history.earlier}
          </button>
        ) : (
          <p className="empty">{history.beginning}</p>
        )}
      </div>
    </>
  );
}

function Changes({
  label,
  record,
  changes,
  names,
  now,
  onPutBack,
}: {
  readonly label: string;
  readonly record: RecordRef;
  readonly changes: readonly RecordChange[];
  readonly names: Readonly<Record<string, string>>;
  /** When they were told, in milliseconds since 1970. */
  readonly now: number;
  readonly onPutBack: (change: RecordChange) => void;
}): ReactNode {
  return (
    <section className="record-section" aria-label={label}>
      <h2 className="pane-title">{label}</h2>
      <ol className="changes">
        {changes.map((change) => (
          <ChangeEntry
            key={change.key}
            kind={record.kind}
            change={change}
            names={names}
            now={now}
            onPutBack={onPutBack}
          />
        ))}
      </ol>
    </section>
  );
}
