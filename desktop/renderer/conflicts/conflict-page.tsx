import { useEffect, useRef } from 'react';
import { ConflictForm } from './conflict-form.tsx';
import { conflictSentence, whoChanged } from './conflict-words.ts';
import { useConflicts } from './open-conflict.ts';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { moment } from '../words/dates.ts';
import { recordKindNames } from '../words/labels.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';

/** The page of one conflict: what happened in a sentence, and the choice. */
export function ConflictPage({
  number,
  onClose,
  onOpenConflict,
  onOpenRecord,
}: {
  readonly number: number;
  readonly onClose: () => void;
  readonly onOpenConflict: (number: number) => void;
  readonly onOpenRecord: (conflict: ConflictEntry) => void;
}) {
  const conflicts = useConflicts();
  const status = useDeskStatus();
  const page = useRef<HTMLDivElement>(null);
  const conflict = conflicts?.find((other) => other.number === number);
  const isThere = conflict !== undefined;

  // Once for each conflict, so that the keys work without a click; never again while its record moves on.
  useEffect(() => {
    if (isThere) page.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus();
  }, [number, isThere]);

  if (conflicts === undefined) return null;
  if (conflict === undefined) {
    return (
      <div className="nothing">
        <p>This conflict is resolved.</p>
        <button type="button" className="button" onClick={onClose}>
          Back
        </button>
      </div>
    );
  }
  const who = whoChanged(conflict, status?.editors ?? [], status?.account?.id);
  const place = conflicts.indexOf(conflict);
  const { record, savedAt, edit, label } = conflict;
  const kind = recordKindNames[edit.kind];
  return (
    <div
      className="record-form"
      role="region"
      aria-label="Conflict"
      ref={page}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="record-page conflict-page">
        <div className="conflict-nav">
          <button type="button" className="button quiet" onClick={onClose}>
            ← Back
          </button>
          <span className="muted">
            Conflict {place + 1} of {conflicts.length}
          </span>
          {record !== null && record.deletedAt === null && (
            <button type="button" className="button quiet" onClick={() => onOpenRecord(conflict)}>
              Open the {kind}
            </button>
          )}
        </div>
        <h1>{conflictSentence(conflict, who)}</h1>
        <p className="conflict-label two-lines" dir="auto">
          {label}
        </p>
        <p className="conflict-when muted">
          You saved yours on {moment(savedAt)}
          {record !== null && `, they saved theirs on ${moment(record.updatedAt)}`}. Neither counts
          more for being later: choose, and nothing is lost until you have.
        </p>
        <ConflictForm
          key={number}
          conflict={conflict}
          who={who}
          onDone={() => {
            const next = conflicts[place + 1] ?? conflicts[place - 1];
            if (next === undefined) onClose();
            else onOpenConflict(next.number);
          }}
        />
      </div>
    </div>
  );
}
