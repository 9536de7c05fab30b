import { useEffect, useRef } from 'react';
import { alikeOf } from './alike.ts';
import { ConflictForm } from './conflict-form.tsx';
import { conflictSentence, whoChanged } from './conflict-words.ts';
import { useConflicts } from './open-conflict.ts';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';
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
  const words = useWords();
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
        <p>{words.conflicts.resolved}</p>
        <button type="button" className="button" onClick={onClose}>
          {words.conflicts.back}
        </button>
      </div>
    );
  }
  const who = whoChanged(conflict, status?.editors ?? [], status?.account?.id);
  const place = conflicts.indexOf(conflict);
  const { record, savedAt, edit, label } = conflict;
  return (
    <div
      className="record-form"
      role="region"
      aria-label={words.conflicts.page}
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
            ← {words.conflicts.back}
          </button>
          <span className="muted">{words.conflicts.place(place + 1, conflicts.length)}</span>
          {record !== null && record.deletedAt === null && (
            <button type="button" className="button quiet" onClick={() => onOpenRecord(conflict)}>
              {words.conflicts.openRecord(edit.kind)}
            </button>
          )}
        </div>
        <h1>{conflictSentence(words, conflict, who)}</h1>
        <p className="conflict-label two-lines" dir="auto">
          {label}
        </p>
        <p className="conflict-when muted">
          {words.conflicts.when(
            words.moment(savedAt),
            record === null ? null : words.moment(record.updatedAt),
          )}
        </p>
        <ConflictForm
          key={number}
          conflict={conflict}
          alike={alikeOf(conflicts, conflict)}
          who={who}
          onDone={(done) => {
            const left = conflicts.filter((other) => !done.includes(other.number));
            const next = left.find((other) => other.number > number) ?? left.at(-1);
            if (next === undefined) onClose();
            else onOpenConflict(next.number);
          }}
        />
      </div>
    </div>
  );
}
