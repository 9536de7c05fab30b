import { useEffect, useId, useRef, useState } from 'react';
import { comparedRows } from './compared-rows.ts';
import { MergeSide } from '../duplicates/merge-side.tsx';
import { useApart } from '../duplicates/use-apart.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useSaveEdit } from '../replica/use-save-edit.ts';
import { useWords } from '../words/use-words.ts';
import type { ActorDetail } from '#desktop/ipc/replica-views.ts';

/** Two actors side by side, and the choice which of them stays. Nothing is merged before the button is pressed. */
export function MergeView({
  id,
  otherId,
  onMerged,
  onApart,
}: {
  readonly id: string;
  readonly otherId: string;
  readonly onMerged: (standingId: string) => void;
  readonly onApart: () => void;
}) {
  const words = useWords();
  const { actors, duplicates } = words;
  const { setApart } = useApart();
  const one = useReplicaQuery('getActor', { id }).data;
  const other = useReplicaQuery('getActor', { id: otherId }).data;
  const both = [one, other].filter((detail) => detail !== null && detail !== undefined);
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const name = useId();
  const view = useRef<HTMLElement>(null);
  const saveEdit = useSaveEdit();
  const isThere = both.length === 2;

  useEffect(() => {
    if (isThere) view.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus();
  }, [isThere]);

  if (!isThere) return null;
  const stays = both.find(({ actor }) => actor.record.id === (chosen ?? fuller(both)));
  const goes = both.find((detail) => detail !== stays);
  if (stays === undefined || goes === undefined) return null;
  const rows = comparedRows(words, both);
  const { record, baseRevision } = goes.actor;
  const into = stays.actor.record;
  const merge = async (): Promise<void> => {
    const answer = await saveEdit({
      action: 'merge',
      kind: 'actor',
      id: record.id,
      baseRevision,
      into: into.id,
    });
    if (answer.ok) onMerged(into.id);
    else setError(answer.error.message);
  };
  return (
    <section
      className="record-form"
      ref={view}
      aria-label={actors.compareTitle}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onApart();
      }}
    >
      <div className="record-page conflict-page">
        <div className="conflict-nav">
          <button type="button" className="button quiet" onClick={onApart}>
            ← {duplicates.back}
          </button>
        </div>
        <h1>{actors.compareTitle}</h1>
        <div className="versions" role="radiogroup" aria-label={actors.compareTitle}>
          {both.map((detail, side) => (
            <MergeSide
              key={detail.actor.record.id}
              group={name}
              name={detail.actor.record.fields.name}
              rows={rows.map(({ title, sides }) => ({ title, lines: sides[side] ?? [] }))}
              stays={detail === stays}
              onChoose={() => setChosen(detail.actor.record.id)}
            />
          ))}
        </div>
        {error !== null && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
        <p className="merge-outcome" role="status" dir="auto">
          {actors.outcome(into.fields.name, record.fields.name, goes.quotes.length)}{' '}
          <span className="muted">{actors.undoable}</span>
        </p>
        <div className="merge-buttons">
          <button
            type="button"
            className="button"
            onClick={() => {
              setApart(id, otherId, true);
              onApart();
            }}
          >
            {duplicates.notThese}
          </button>
          <button type="button" className="button primary" onClick={() => void merge()}>
            {duplicates.merge}
          </button>
        </div>
      </div>
    </section>
  );
}

// Whoever has more quotes is known better, and is the likelier one to stay.
function fuller([one, other]: readonly ActorDetail[]): string | undefined {
  const more = (other?.quotes.length ?? 0) > (one?.quotes.length ?? 0) ? other : one;
  return more?.actor.record.id;
}
