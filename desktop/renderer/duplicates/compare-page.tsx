import type { ReactNode, RefObject } from 'react';
import { useApart } from './use-apart.ts';
import { useWords } from '../words/use-words.ts';

/** The page that compares two records: both sides, what becomes of them, and the ways to merge them or keep them apart. */
export function ComparePage({
  view,
  ids: [id, otherId],
  title,
  sides,
  problem,
  outcome,
  onApart,
  onMerge,
}: {
  readonly view: RefObject<HTMLElement | null>;
  readonly ids: readonly [string, string];
  readonly title: string;
  readonly sides: ReactNode;
  /** Why they were not or cannot be merged; null where nothing is wrong. */
  readonly problem: string | null;
  /** What becomes of both. */
  readonly outcome: ReactNode;
  /** Leaves them as they are. */
  readonly onApart: () => void;
  /** Null while they cannot be merged. */
  readonly onMerge: (() => void) | null;
}) {
  const { duplicates } = useWords();
  const { setApart } = useApart();
  return (
    <section
      className="record-form"
      ref={view}
      aria-label={title}
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
        <h1>{title}</h1>
        <div className="versions" role="radiogroup" aria-label={title}>
          {sides}
        </div>
        {problem !== null && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        {outcome}
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
          <button
            type="button"
            className="button primary"
            disabled={onMerge === null}
            onClick={() => onMerge?.()}
          >
            {duplicates.merge}
          </button>
        </div>
      </div>
    </section>
  );
}
