import { useEffect, useId, useRef, useState } from 'react';
import { comparedRows } from './compared-rows.ts';
import { ComparePage } from '../duplicates/compare-page.tsx';
import { MergeSide } from '../duplicates/merge-side.tsx';
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
  const { actors } = words;
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
    <ComparePage
      view={view}
      ids={[id, otherId]}
      title={actors.compareTitle}
      sides={both.map((detail, side) => (
        <MergeSide
          key={detail.actor.record.id}
          group={name}
          name={detail.actor.record.fields.name}
          rows={rows.map(({ title, sides }) => ({ title, lines: sides[side] ?? [] }))}
          stays={detail === stays}
          onChoose={() => setChosen(detail.actor.record.id)}
        />
      ))}
      problem={error}
      outcome={
        <p className="merge-outcome" role="status" dir="auto">
          {actors.outcome(into.fields.name, record.fields.name, goes.quotes.length)}{' '}
          <span className="muted">{actors.undoable}</span>
        </p>
      }
      onApart={onApart}
      onMerge={() => void merge()}
    />
  );
}

// Whoever has more quotes is known better, and is the likelier one to stay.
function fuller([one, other]: readonly ActorDetail[]): string | undefined {
  const more = (other?.quotes.length ?? 0) > (one?.quotes.length ?? 0) ? other : one;
  return more?.actor.record.id;
}
