import { useEffect, useId, useRef, useState } from 'react';
import { ComparePage } from '../duplicates/compare-page.tsx';
import { MergeSide } from '../duplicates/merge-side.tsx';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useMergeTopics } from './use-merge-topics.ts';
import { useWords } from '../words/use-words.ts';
import type { TopicDetail } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';

/** Two topics side by side, and the choice which of them stays. Nothing is merged before the button is pressed. */
export function CompareTopics({
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
  const { topics } = words;
  const one = useReplicaQuery('getTopic', { id }).data;
  const other = useReplicaQuery('getTopic', { id: otherId }).data;
  const both = [one, other].filter((detail) => detail !== null && detail !== undefined);
  const [chosen, setChosen] = useState<string | null>(null);
  const [verify, setVerify] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const name = useId();
  const view = useRef<HTMLElement>(null);
  const mergeTopics = useMergeTopics();
  const isThere = both.length === 2;
  const stays = both.find(({ topic }) => topic.record.id === (chosen ?? fuller(both)));
  const goes = both.find((detail) => detail !== stays);
  const from = goes?.topic.record.id ?? id;
  const preview = useReplicaQuery('previewTopicMerge', { from }, { enabled: isThere }).data;

  useEffect(() => {
    if (isThere) view.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus();
  }, [isThere]);

  if (stays === undefined || goes === undefined) return null;
  const rows = comparedRows(words, both);
  const into = stays.topic.record;
  const verified = preview?.ok === true ? preview.verified : 0;
  const refused = preview?.ok === false ? preview.error.message : null;
  const merge = async (): Promise<void> => {
    const answer = await mergeTopics({ from, into: into.id, verify: verify && verified > 0 });
    if (answer.ok) onMerged(into.id);
    else setError(answer.error.message);
  };
  return (
    <ComparePage
      view={view}
      ids={[id, otherId]}
      title={topics.compareTitle}
      sides={both.map((detail, side) => (
        <MergeSide
          key={detail.topic.record.id}
          group={name}
          name={detail.topic.record.fields.name}
          rows={rows.map(({ title, sides }) => ({ title, lines: sides[side] ?? [] }))}
          stays={detail === stays}
          onChoose={() => setChosen(detail.topic.record.id)}
        />
      ))}
      problem={error ?? refused}
      outcome={
        <>
          <p className="merge-outcome" role="status" dir="auto">
            {preview?.ok === true &&
              topics.outcome(into.fields.name, goes.topic.record.fields.name, preview.quotes)}{' '}
            <span className="muted">{topics.undoable}</span>
          </p>
          {verified > 0 && (
            <p className="merge-verified">
              {topics.verified(verified)}{' '}
              <label>
                <input
                  type="checkbox"
                  checked={verify}
                  onChange={({ target }) => setVerify(target.checked)}
                />{' '}
                {topics.verifyAgain}
              </label>
            </p>
          )}
        </>
      }
      onApart={onApart}
      onMerge={preview?.ok === true ? () => void merge() : null}
    />
  );
}

// The one with more quotes is the likelier one to stay.
function fuller([one, other]: readonly TopicDetail[]): string | undefined {
  const more = (other?.quotes.length ?? 0) > (one?.quotes.length ?? 0) ? other : one;
  return more?.topic.record.id;
}

// Enough to see what they are about.
const fewQuotes = 3;

function comparedRows({ topics, number }: Words, details: readonly TopicDetail[]) {
  const titles: readonly (readonly [string, (detail: TopicDetail) => readonly string[]])[] = [
    [topics.parent, ({ parent }) => (parent === null ? [] : [parent])],
    [
      topics.description,
      ({ topic }) => [topic.record.fields.description ?? ''].filter((text) => text !== ''),
    ],
    [topics.narrower, ({ children }) => children.map(({ name }) => name)],
    [topics.quotes, ({ quotes }) => [number(quotes.length)]],
    [topics.latest, ({ quotes }) => quotes.slice(0, fewQuotes).map((row) => row.reportedText)],
  ];
  return titles
    .map(([title, linesOf]) => ({ title, sides: details.map(linesOf) }))
    .filter(({ sides }) => sides.some((lines) => lines.length > 0));
}
